import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Person } from "#app/domain/context.ts";
import { getPlanNumbers } from "#app/domain/plans/queries.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { newToken } from "#app/lib/token.ts";
import { openConsultation } from "#tests/support/consultation.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, keepDraft, listOf, submit, text, type TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("submitProposal", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  beforeEach(async () => {
    ({ store, plan, anna } = await openConsultation(open));
  });

  it("publishes the proposal with its number, text, journey, audit row and receipt", async () => {
    const ctx = contextFor(store, anna);
    const { reference } = await submit(ctx, plan);
    expect(reference).toBe("PA-C-0001");
    const proposal = await getProposal(contextFor(store, visitor), reference);
    expect(proposal).toMatchObject({
      reference, isOwn: false, isImported: false, title: text.title, problem: text.problem, change: text.change, effect: text.effect, language: "da", status: "received", isHidden: false,
      supportCount: 0, supportedByMe: false, commentCount: 0, submittedAt: after({}), version: 1, response: null, initiatives: [], mergedFrom: [],
      speaker: { type: "citizen", display: "name", name: "Anna Ø", organisation: null, verified: false }, theme: { slug: "open-data" }, plan: { slug: "plan-a" },
      journey: [{ kind: "submitted", at: after({}), outcome: null, initiative: null, reason: null }],
    });
    expect((await getProposal(ctx, reference)).isOwn).toBe(true);
    const audit = await store.read.select().from(store.tables.auditEntries);
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({ action: "proposal.submitted", actorId: anna.id, actorRole: "participant", subjectType: "proposal", subjectId: proposal.id, data: { reference, display: "name" }, requestId: ctx.requestId, at: after({}) });
    const mail = await store.read.select().from(store.tables.outboxMessages);
    expect(mail).toHaveLength(1);
    expect(mail[0]).toMatchObject({ kind: "proposal_received", recipient: emailOf(anna), payload: { name: "Anna Ø", reference, title: text.title } });
  });

  it("counts and finds it at once", async () => {
    await submit(contextFor(store, anna), plan);
    expect(await getPlanNumbers(contextFor(store, visitor), plan.id)).toEqual({ received: 1, answered: 0, unanswered: 1, byType: { citizen: 1, business: 0, ngo: 0, authority: 0 }, byTheme: { [plan.themes[0]!.id]: 1 }, byStatus: { received: 1 } });
    const { rows, total } = await listOf(contextFor(store, visitor), plan.id, { text: "aabne møde" });
    expect([rows.map((row) => row.reference), total]).toEqual([["PA-C-0001"], 1]);
  });

  it.each([["citizen", "PA-C-0001"], ["business", "PA-B-0001"], ["ngo", "PA-O-0001"], ["authority", "PA-A-0001"]] as const)("gives a %s the reference %s", async (type, reference) => {
    expect((await submit(contextFor(store, await addPerson(store, { type })), plan)).reference).toBe(reference);
  });

  it("numbers all types in one row, and each plan for itself", async () => {
    const ngo = await addPerson(store, { type: "ngo" });
    const other = await addPlan(store, { slug: "plan-b", code: "PB" });
    const references = [await submit(contextFor(store, anna), plan), await submit(contextFor(store, ngo), plan), await submit(contextFor(store, anna), other), await submit(contextFor(store, anna), plan)].map((each) => each.reference);
    expect(references).toEqual(["PA-C-0001", "PA-O-0002", "PB-C-0001", "PA-C-0003"]);
  });

  it("makes one proposal of one draft, however often it is sent", async () => {
    const ctx = contextFor(store, anna);
    const draft = await keepDraft(ctx, plan.id, newToken(), null, text);
    const results = [await submitProposal(ctx, plan, draft.id, text, ""), ...(await Promise.all(Array.from({ length: 5 }, () => submitProposal(ctx, plan, draft.id, text, ""))))];
    expect(new Set(results.map((each) => JSON.stringify(each)))).toEqual(new Set(['{"ok":true,"value":{"reference":"PA-C-0001"}}']));
    expect(await store.read.select().from(store.tables.proposals)).toHaveLength(1);
    expect(await store.read.select().from(store.tables.outboxMessages)).toHaveLength(1);
  });

  it("makes one proposal of one draft that is sent five times at the same moment, without a gap in the numbers", async () => {
    const ctx = contextFor(store, anna);
    const draft = await keepDraft(ctx, plan.id, newToken(), null, text);
    const results = await Promise.all(Array.from({ length: 5 }, () => submitProposal(ctx, plan, draft.id, text, "")));
    expect(new Set(results.map((each) => JSON.stringify(each)))).toEqual(new Set(['{"ok":true,"value":{"reference":"PA-C-0001"}}']));
    expect((await getPlanNumbers(ctx, plan.id)).received).toBe(1);
    expect((await submit(ctx, plan)).reference).toBe("PA-C-0002");
  });

  it("gives twenty people who submit at once twenty numbers", async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => addPerson(store)));
    const references = (await Promise.all(people.map((person) => submit(contextFor(store, person), plan)))).map((each) => each.reference).sort();
    expect(references).toEqual(Array.from({ length: 20 }, (_, index) => `PA-C-${String(index + 1).padStart(4, "0")}`));
    expect((await getPlanNumbers(contextFor(store, visitor), plan.id)).byType.citizen).toBe(20);
  });

  it("refuses another person's draft, and leaves no trace of the try", async () => {
    const draft = await keepDraft(contextFor(store, anna), plan.id, newToken(), null, text);
    await expect(submitProposal(contextFor(store, await addPerson(store)), plan, draft.id, text, "")).rejects.toMatchObject({ kind: "forbidden" });
    expect(await store.read.select().from(store.tables.proposals)).toEqual([]);
    expect(await store.read.select().from(store.tables.auditEntries)).toEqual([]);
    expect((await store.read.select().from(store.tables.plans))[0]!.lastProposalNumber).toBe(0);
    expect((await listOf(contextFor(store, visitor), plan.id, { text: "møder" })).total).toBe(0);
  });

  it("refuses a draft that does not exist, a theme of another plan, and who may not take part", async () => {
    const draft = await keepDraft(contextFor(store, anna), plan.id, newToken(), null, text);
    await expect(submitProposal(contextFor(store, anna), plan, "no-such-draft", text, "")).rejects.toMatchObject({ kind: "forbidden" });
    expect(await submitProposal(contextFor(store, anna), plan, draft.id, { ...text, theme: "elsewhere" }, "")).toEqual({ ok: false, reason: "theme_unknown" });
    expect(await submitProposal(contextFor(store, visitor), plan, draft.id, text, "")).toEqual({ ok: false, reason: "sign_in_first" });
    expect(await submitProposal(contextFor(store, await addPerson(store, { verified: false })), plan, draft.id, text, "")).toEqual({ ok: false, reason: "verify_email_first" });
    expect(await submitProposal(contextFor(store, anna, { now: plan.phases[1]!.closesAt }), plan, draft.id, text, "")).toEqual({ ok: false, reason: "phase_over", at: undefined });
    await expect(submitProposal(contextFor(store, system), plan, draft.id, text, "")).rejects.toMatchObject({ kind: "forbidden" });
    expect(await store.read.select().from(store.tables.proposals)).toEqual([]);
  });

  it("leaves nothing at all when its last write fails", async () => {
    const ctx = contextFor(store, anna);
    const draft = await keepDraft(ctx, plan.id, newToken(), null, text);
    const failing = { ...ctx, tables: { ...ctx.tables, outboxMessages: ctx.tables.heldForms as never } };
    await expect(submitProposal(failing, plan, draft.id, text, "")).rejects.toThrow();
    const { proposals, auditEntries, journeyEntries, proposalTallies, proposalDrafts } = store.tables;
    for (const table of [proposals, auditEntries, journeyEntries, proposalTallies]) expect(await store.read.select().from(table)).toEqual([]);
    expect((await store.read.select().from(proposalDrafts).where(eq(proposalDrafts.id, draft.id)))[0]!.proposalId).toBeNull();
    expect((await store.search.find(store.read, { stems: ["moede"], facets: [], limit: 10, prefer: "best" })).count).toBe(0);
    expect((await submit(ctx, plan)).reference).toBe("PA-C-0001");
  });

  it("takes twenty an hour of one person", async () => {
    const strict = (now: Date) => contextFor(store, anna, { rateLimitFactor: 1, now });
    for (let count = 0; count < 20; count += 1) await submit(strict(after({})), plan);
    await expect(submit(strict(after({})), plan)).rejects.toMatchObject({ kind: "too_many" });
    expect((await submit(strict(after({ hours: 1 })), plan)).reference).toBe("PA-C-0021");
  });
});
