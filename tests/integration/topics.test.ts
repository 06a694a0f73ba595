import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Person } from "#app/domain/context.ts";
import { exportData } from "#app/domain/my-data/export-data.server.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { getWriting } from "#app/domain/proposals/get-writing.server.ts";
import { draftInput } from "#app/domain/proposals/schema.ts";
import { answerProposal } from "#app/domain/answers/answer-proposal.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { newToken } from "#app/lib/token.ts";
import { openConsultation } from "#tests/support/consultation.ts";
import { contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { anAnswer } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { keepDraft, listOf, submit, text, type TestPlan } from "#tests/support/plans.ts";

const tagged = { ogpValues: ["participation" as const], policyAreas: ["justice" as const, "media_freedom" as const], language: "ar" as const };

describeOnBothDatabases("topics and language of a text", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  const token = newToken();
  beforeEach(async () => { ({ store, plan, anna } = await openConsultation(open)); });
  const as = (person: Person) => contextFor(store, person);

  it("are kept with the draft, changed with it, and sent with it", async () => {
    const { id } = await keepDraft(as(anna), plan.id, token, null, draftInput.parse({ ...text, ...tagged }));
    expect((await getWriting(as(anna), plan.slug, token, id)).draft).toMatchObject(tagged);
    await keepDraft(as(anna), plan.id, token, id, draftInput.parse({ ...text, language: "uk", policyAreas: "civic_space" }));
    expect((await getWriting(as(anna), plan.slug, token, id)).draft).toMatchObject({ language: "uk", ogpValues: [], policyAreas: ["civic_space"] });
    const { reference } = await submit(as(anna), plan, tagged);
    expect(await getProposal(contextFor(store, visitor), reference)).toMatchObject(tagged);
  });

  it("are part of what another page may not overwrite", async () => {
    const { id, version } = await keepDraft(as(anna), plan.id, token, null, draftInput.parse({ ...text, ...tagged }));
    await keepDraft(as(anna), plan.id, token, id, draftInput.parse({ ...text, ...tagged, policyAreas: [] }), { version, name: newId() });
    for (const more of [{ policyAreas: ["justice"] }, { policyAreas: [], language: "da" }, { policyAreas: [], ogpValues: [] }]) {
      expect(await saveDraft(as(anna), plan.id, token, id, draftInput.parse({ ...text, ...tagged, ...more }), { version, name: newId() })).toMatchObject({ ok: false, reason: "draft_changed", draft: { policyAreas: [] } });
    }
    expect(await saveDraft(as(anna), plan.id, token, id, draftInput.parse({ ...text, ...tagged, policyAreas: [] }), { version, name: newId() })).toMatchObject({ ok: true });
  });

  it("are found by after every act on the proposal, and hidden with it", async () => {
    const { reference } = await submit(as(anna), plan, tagged);
    const moderator = as(await addPerson(store, { role: "moderator" }));
    const found = async () => (await listOf(contextFor(store, visitor), plan.id, { area: "justice", value: "participation" })).rows.map((row) => row.reference);
    expect(await found()).toEqual([reference]);
    await answerProposal(moderator, reference, anAnswer({ outcome: "not_adopted", reason: "Nej.", version: 1 }));
    expect(await found()).toEqual([reference]);
    await hideProposal(moderator, reference, { reason: "offensive", note: "", version: 2 });
    expect(await found()).toEqual([]);
    expect(await getProposal(contextFor(store, visitor), reference)).toMatchObject({ ogpValues: [], policyAreas: [] });
    await restoreProposal(moderator, reference, 3);
    expect(await found()).toEqual([reference]);
  });

  it("go along when one takes one's data, in words and as they are kept; marks are read in the one file and typed in the other", async () => {
    await submit(as(anna), plan, { ...tagged, problem: "**Fed** [ord](https://dst.dk)" });
    const { files } = await exportData(as(anna));
    const texts: Record<string, string> = {};
    for (const { name, text: parts } of files) {
      texts[name] = "";
      for await (const part of parts) texts[name] += part;
    }
    const [html, json] = [Object.keys(texts).find((name) => name.endsWith(".html"))!, Object.keys(texts).find((name) => name.endsWith(".json"))!];
    expect(texts[html]).toContain("Inddragelse af borgerne");
    expect(texts[html]).toContain("Retsvæsen, Mediefrihed");
    expect(texts[html]).toContain("Fed ord (https://dst.dk)");
    expect(texts[json]).toContain("**Fed** [ord](https://dst.dk)");
    expect(texts[json]).toContain("media_freedom");
  });

  it("of a text whose marks are in a word are found by the word", async () => {
    const { id } = await submit(as(anna), plan, { problem: "**Fisk**eri i fjorden" });
    const { proposalDrafts: d } = store.tables;
    const [draft] = await store.read.select({ proposalId: d.proposalId }).from(d).where(eq(d.id, id));
    expect(draft!.proposalId).not.toBeNull();
    expect((await listOf(contextFor(store, visitor), plan.id, { text: "fiskeri" })).total).toBe(1);
  });
});
