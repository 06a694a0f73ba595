import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { splitProposal } from "#app/domain/merging/split-proposal.server.ts";
import { listDecisionsOn } from "#app/domain/moderation/list-decisions.server.ts";
import { redactProposal } from "#app/domain/moderation/redact-text.server.ts";
import { restorePassage } from "#app/domain/moderation/restore-passage.server.ts";
import { decideObjection } from "#app/domain/reports/decide-objection.server.ts";
import { getStatement } from "#app/domain/reports/get-statement.server.ts";
import { objectToDecision } from "#app/domain/reports/object-to-decision.server.ts";
import { getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { getHidingTogether } from "#app/domain/triage/hidden-together.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { undoAct } from "#app/domain/triage/undo-act.server.ts";
import { editProposal } from "#app/domain/versions/edit-proposal.server.ts";
import { getEditing } from "#app/domain/versions/get-editing.server.ts";
import { contextFor, noon, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { listOf, submit } from "#tests/support/plans.ts";

// What the desk does with a text that was split reaches everywhere its words are.
describeOnBothDatabases("moderating a split submission", (open) => {
  const { here, as, read, audits, mails } = useDesk(open);
  const reasons = { reason: "personal_data" as const, note: "Et telefonnummer" };
  /** A submission of Anna's in three parts: two have words in common, the third has none with them. */
  const split = async (change = "Ring til Bo Anker.\nByg en bro.\nPlant et træ.") => {
    const { reference } = await submit(contextFor(here.store, here.anna), here.plan, { title: "Tre ting", problem: "Meget.", change });
    const theme = here.plan.themes[0]!.slug;
    const texts = ["Ring til Bo Anker.\nByg en bro.", "Byg en bro.", "Plant et træ."].map((each) => (change.includes(each) ? each : change.split("\n")[0]!));
    const parts = texts.map((text, at) => ({ title: `Del ${String(at + 1)}`, text, theme }));
    expect(await splitProposal(as(here.moderator), reference, { version: await versionOf(reference), parts })).toMatchObject({ ok: true });
    return { whole: reference, parts: [1, 2, 3].map((number) => `${reference}.${String(number)}`) as [string, string, string] };
  };
  const versionOf = async (reference: string) => (await read(reference)).version;
  const redact = async (of: string, places?: number, passage = "Bo Anker") => redactProposal(as(here.moderator), of, { passage, files: [], ...reasons, seen: String(await versionOf(of)), places });
  const changes = async (references: readonly string[]) => Promise.all(references.map(async (each) => (await read(each)).change));
  const decisions = () => here.store.read.select().from(here.store.tables.moderationDecisions).orderBy(here.store.tables.moderationDecisions.id);
  const found = async (text: string) => (await listOf(contextFor(here.store, visitor), here.plan.id, { text })).rows.map((row) => row.reference).sort();

  it.each(["whole", "part"] as const)("leaves a passage out of the whole and of its parts, asked for on the %s, and puts it back", async (asked) => {
    const { whole, parts } = await split();
    const of = asked === "whole" ? whole : parts[0];
    expect(await redact(of, 1)).toEqual({ ok: false, reason: "passage_places" });
    expect(await redact(of, 2)).toEqual({ ok: true, value: null });
    expect(await changes([whole, ...parts])).toEqual(["Ring til █1p█.\nByg en bro.\nPlant et træ.", "Ring til █1p█.\nByg en bro.", "Byg en bro.", "Plant et træ."]);
    expect(await found("Anker")).toEqual([]);
    expect((await Promise.all([whole, ...parts].map(async (each) => (await read(each)).journey.some(({ kind }) => kind === "redacted"))))).toEqual([true, true, false, false]);
    const made = await decisions();
    expect(made).toHaveLength(1);
    expect((await mails()).filter(({ kind }) => kind === "text_redacted")).toHaveLength(1);
    const acts = (await audits()).filter(({ action }) => action === "proposal.redacted");
    expect(acts.map(({ data }) => data.from)).toEqual(asked === "whole" ? [undefined, whole] : [parts[0], undefined]);
    for (const each of [whole, parts[0]]) expect((await listDecisionsOn(as(here.colleague), here.plan.id, (await read(each)).id)).map(({ reference, canTakeBack }) => [reference, canTakeBack])).toEqual([[of, "passage"]]);
    expect(await restorePassage(as(here.colleague), here.plan.slug, made[0]!.id)).toEqual({ ok: true, value: null });
    expect((await changes([whole, parts[0]]))).toEqual(["Ring til Bo Anker.\nByg en bro.\nPlant et træ.", "Ring til Bo Anker.\nByg en bro."]);
    expect(await found("Anker")).toEqual([whole, parts[0]].sort());
  });

  it("reaches the versions of the whole when it is asked for on a part", async () => {
    const { reference } = await submit(contextFor(here.store, here.anna), here.plan, { title: "Tre ting", change: "Ring til Bo Anker.\nByg en bro." });
    const { values, mark } = await getEditing(as(here.anna), reference);
    expect(await editProposal(as(here.anna), reference, { ...values, effect: "Nu bedre." } as never, mark)).toMatchObject({ ok: true });
    const theme = here.plan.themes[0]!.slug;
    await splitProposal(as(here.moderator), reference, { version: await versionOf(reference), parts: ["Ring til Bo Anker.", "Byg en bro."].map((text) => ({ title: "Del", text, theme })) });
    expect(await redact(`${reference}.1`, 2)).toEqual({ ok: true, value: null });
    const { proposalVersions: v } = here.store.tables;
    const kept = await here.store.read.select({ change: v.change }).from(v).where(eq(v.proposalId, (await read(reference)).id));
    expect(kept.length).toBeGreaterThan(0);
    for (const { change } of kept) expect(change).toBe("Ring til █1p█.\nByg en bro.");
  });

  it("is left out of the parts that are made later, and of what the desk calls them, and comes back there too", async () => {
    const { reference } = await submit(contextFor(here.store, here.anna), here.plan, { title: "To ting", change: "Ring til Bo Anker.\nByg en bro." });
    expect(await redact(reference)).toEqual({ ok: true, value: null });
    const theme = here.plan.themes[0]!.slug;
    await splitProposal(as(here.moderator), reference, { version: await versionOf(reference), parts: [{ title: "Om Bo Anker", text: "Ring til █1p█.", theme }, { title: "Bro", text: "Byg en bro.", theme }] });
    expect(await read(`${reference}.1`)).toMatchObject({ title: "Om █1p█", change: "Ring til █1p█." });
    expect(await restorePassage(as(here.colleague), here.plan.slug, (await decisions())[0]!.id)).toEqual({ ok: true, value: null });
    expect(await read(`${reference}.1`)).toMatchObject({ title: "Om Bo Anker", change: "Ring til Bo Anker." });
  });

  const hide = async (of: string, actor = here.moderator) => hideProposal(as(actor), of, { reason: "offensive", note: "Hårde ord", version: await versionOf(of) });
  const restore = async (of: string) => restoreProposal(as(here.colleague), of, await versionOf(of));
  const hiddenOf = async (references: readonly string[]) => Promise.all(references.map(async (each) => (await read(each)).isHidden));
  const together = async (of: string) => getHidingTogether(as(here.moderator), here.plan.id, (await read(of)).id);

  it("hides the parts with the whole, each with its decision, and shows them again with it", async () => {
    const { whole, parts } = await split();
    expect(await together(whole)).toEqual({ others: parts, blockedBy: null });
    await hide(whole);
    expect(await hiddenOf([whole, ...parts])).toEqual([true, true, true, true]);
    expect(await changes([whole, ...parts])).toEqual(["", "", "", ""]);
    expect(await found("træ")).toEqual([]);
    expect((await decisions()).map(({ measure, isRestricted }) => [measure, isRestricted])).toEqual(Array.from({ length: 4 }, () => ["hidden", true]));
    expect((await mails()).filter(({ kind }) => kind === "proposal_hidden").map(({ payload }) => (payload as { reference: string }).reference)).toEqual([whole, ...parts]);
    // The author finds the reasons, and the way to object, at each of them.
    for (const each of [whole, ...parts]) expect(await getStatement(as(here.anna), each, null)).toMatchObject({ measure: "hidden", reason: "offensive", isInForce: true, problem: null });
    expect(await together(whole)).toEqual({ others: parts, blockedBy: null });
    expect(await restore(whole)).toEqual({ ok: true, value: null });
    expect(await hiddenOf([whole, ...parts])).toEqual([false, false, false, false]);
    expect(await found("træ")).toEqual([whole, parts[2]].sort());
    expect((await decisions()).filter(({ measure }) => measure === "restored")).toHaveLength(4);
  });

  it("hides the whole, and parts with the same words, with a part; the others stay", async () => {
    const { whole, parts } = await split();
    expect(await together(parts[1])).toEqual({ others: [whole, parts[0]], blockedBy: null });
    await hide(parts[1]);
    expect(await hiddenOf([whole, ...parts])).toEqual([true, true, true, false]);
    // A part that is hidden for itself keeps the whole hidden, whatever was hidden with it before.
    await hide(parts[2]);
    expect(await restore(parts[1])).toEqual({ ok: true, value: null });
    expect(await hiddenOf([whole, ...parts])).toEqual([true, false, false, true]);
    expect(await together(whole)).toEqual({ others: [], blockedBy: parts[2] });
    await expect(restore(whole)).rejects.toMatchObject({ kind: "conflict" });
    expect(await restore(parts[2])).toEqual({ ok: true, value: null });
    expect(await hiddenOf([whole, ...parts])).toEqual([false, false, false, false]);
  });

  it("is undone for all that was hidden together, by an objection to one of them too", async () => {
    const { whole, parts } = await split();
    await hide(whole);
    const { notes } = await getDeskCase(as(here.moderator), here.plan.slug, whole, { view: "all" });
    await undoAct(as(here.moderator), whole, { act: notes.undoable!.entry, version: notes.version });
    expect(await hiddenOf([whole, ...parts])).toEqual([false, false, false, false]);
    await hide(whole);
    const { id } = await getStatement(as(here.anna), parts[0], null);
    expect(await objectToDecision(as(here.anna), parts[0], null, { objection: "Det er ikke hårdt" }, id)).toMatchObject({ ok: true });
    expect(await decideObjection(as(here.colleague), here.plan.slug, id, { outcome: "upheld", answer: "Nej" })).toEqual({ ok: true, value: null });
    expect(await hiddenOf([whole, ...parts])).toEqual([false, false, false, false]);
  });

  it("is for who has no interest in the whole or in a part", async () => {
    const { whole, parts } = await split();
    const { caseConflicts: c } = here.store.tables;
    const { id } = await read(parts[1]);
    await here.store.write(async (tx) => { await tx.insert(c).values({ proposalId: id, userId: here.moderator.id, declaredAt: noon }); });
    for (const of of [whole, parts[0]]) await expect(redact(of, 2)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
