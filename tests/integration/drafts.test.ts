import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Person } from "#app/domain/context.ts";
import { discardDraft, findDraft } from "#app/domain/proposals/draft.server.ts";
import { getWriting } from "#app/domain/proposals/get-writing.server.ts";
import { listOwnDrafts } from "#app/domain/my-page/list-own-drafts.server.ts";
import { draftInput } from "#app/domain/proposals/schema.ts";
import { findSubmitted, submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { newToken } from "#app/lib/token.ts";
import { openConsultation } from "#tests/support/consultation.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, keepDraft, text, type TestPlan } from "#tests/support/plans.ts";

const typed = draftInput.parse({ theme: "participation", title: "  Halvt ", problem: "Linje 1\r\n", language: "en" });

describeOnBothDatabases("drafts", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  let bo: Person;
  const token = newToken();
  beforeEach(async () => {
    ({ store, plan, anna } = await openConsultation(open));
    bo = await addPerson(store);
  });

  it("keeps what was typed as it was typed, and finds it again in the same browser", async () => {
    const { id, savedAt } = await keepDraft(contextFor(store, visitor), plan.id, token, null, typed);
    expect(savedAt).toEqual(after({}));
    const found = { id, theme: "participation", title: "  Halvt ", problem: "Linje 1\r\n", change: "", effect: "", language: "en", ogpValues: [], policyAreas: [], updatedAt: after({}), organisationId: null, state: "writing", version: 1, isOwn: true };
    expect(await findDraft(contextFor(store, visitor), plan.id, token)).toEqual(found);
    expect(await findDraft(contextFor(store, visitor), plan.id, token, id)).toEqual(found);
  });

  it("changes the draft that is named, and begins another one without a name", async () => {
    const ctx = contextFor(store, visitor);
    const first = await keepDraft(ctx, plan.id, token, null, typed);
    const same = await keepDraft(contextFor(store, visitor, { now: after({ minutes: 1 }) }), plan.id, token, first.id, { ...typed, title: "Mere" });
    expect(same.id).toBe(first.id);
    expect(await findDraft(ctx, plan.id, token)).toMatchObject({ id: first.id, title: "Mere", updatedAt: after({ minutes: 1 }) });
    const second = await keepDraft(contextFor(store, visitor, { now: after({ minutes: 2 }) }), plan.id, token, null, { ...typed, title: "Andet" });
    expect(second.id).not.toBe(first.id);
    expect(await findDraft(ctx, plan.id, token)).toMatchObject({ id: second.id });
    expect(await findDraft(ctx, plan.id, token, first.id)).toMatchObject({ title: "Mere" });
  });

  it("shows another browser nothing, and nobody without a token", async () => {
    const { id } = await keepDraft(contextFor(store, visitor), plan.id, token, null, typed);
    expect(await findDraft(contextFor(store, visitor), plan.id, newToken(), id)).toBeNull();
    expect(await findDraft(contextFor(store, visitor), plan.id, null, id)).toBeNull();
    expect(await findDraft(contextFor(store, anna), plan.id, null, id)).toBeNull();
  });

  it("makes a browser's draft the person's when they sign in and go on", async () => {
    const { id } = await keepDraft(contextFor(store, visitor), plan.id, token, null, typed);
    expect(await findDraft(contextFor(store, anna), plan.id, token, id)).toMatchObject({ title: "  Halvt " });
    await keepDraft(contextFor(store, anna), plan.id, token, id, { ...typed, title: "Mit" });
    // From then on it is found from any browser of hers, and from none without her, the one it was begun in included.
    expect(await findDraft(contextFor(store, anna), plan.id, newToken(), id)).toMatchObject({ title: "Mit" });
    expect(await findDraft(contextFor(store, visitor), plan.id, token, id)).toBeNull();
    expect(await findDraft(contextFor(store, bo), plan.id, token, id)).toBeNull();
    expect((await listOwnDrafts(contextFor(store, anna), anna)).drafts).toEqual([{ id, planSlug: "plan-a", title: "Mit", language: "en", organisation: null, state: "writing", updatedAt: after({}), collect: { state: "open", closesAt: plan.phases[1]!.closesAt } }]);
    expect((await listOwnDrafts(contextFor(store, bo), bo)).drafts).toEqual([]);
  });

  it("does not change or discard another person's draft: it begins one of one's own", async () => {
    const { id } = await keepDraft(contextFor(store, anna), plan.id, token, null, typed);
    const ofBo = await keepDraft(contextFor(store, bo), plan.id, newToken(), id, { ...typed, title: "Overtaget" });
    expect(ofBo.id).not.toBe(id);
    await discardDraft(contextFor(store, bo), plan.id, token, id);
    await discardDraft(contextFor(store, visitor), plan.id, token, id);
    expect(await findDraft(contextFor(store, anna), plan.id, null, id)).toMatchObject({ title: "  Halvt " });
  });

  it("discards one's own", async () => {
    const { id } = await keepDraft(contextFor(store, anna), plan.id, token, null, typed);
    await discardDraft(contextFor(store, anna), plan.id, null, id);
    expect(await findDraft(contextFor(store, anna), plan.id, token, id)).toBeNull();
  });

  it("keeps drafts of plans apart", async () => {
    const other = await addPlan(store, { slug: "plan-b", code: "PB" });
    const { id } = await keepDraft(contextFor(store, anna), plan.id, token, null, typed);
    expect(await findDraft(contextFor(store, anna), other.id, token)).toBeNull();
    expect(await findDraft(contextFor(store, anna), other.id, token, id)).toBeNull();
    expect((await keepDraft(contextFor(store, anna), other.id, token, id, typed)).id).not.toBe(id);
  });

  it("does not find a draft that was submitted, but the proposal it became", async () => {
    const ctx = contextFor(store, anna);
    const { id } = await keepDraft(ctx, plan.id, token, null, text);
    expect(await findSubmitted(ctx, id)).toBeNull();
    const result = await submitProposal(ctx, plan, id, text, "");
    expect(await findDraft(ctx, plan.id, token, id)).toBeNull();
    expect(await findSubmitted(ctx, id)).toEqual({ reference: "PA-C-0001" });
    expect(result).toEqual({ ok: true, value: { reference: "PA-C-0001" } });
    expect(await findSubmitted(contextFor(store, bo), id)).toBeNull();
    expect(await findSubmitted(contextFor(store, visitor), id)).toBeNull();
  });

  it("gives the writing pages the plan, its themes in their order, and the draft", async () => {
    const { id } = await keepDraft(contextFor(store, anna), plan.id, token, null, typed);
    const writing = await getWriting(contextFor(store, anna, { locale: "en" }), "plan-a", token);
    expect(writing.plan).toMatchObject({ id: plan.id, title: { text: "plan-a (en)", lang: "en" } });
    expect(writing.themes.map((theme) => theme.slug)).toEqual(["open-data", "participation"]);
    expect(writing.draft?.id).toBe(id);
    await expect(getWriting(contextFor(store, anna), "no-such-plan", token)).rejects.toMatchObject({ kind: "not_found" });
  });
});
