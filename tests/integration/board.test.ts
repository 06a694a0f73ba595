import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { deleteDraft } from "#app/domain/board/delete-draft.server.ts";
import { getBoard, type BoardFilter } from "#app/domain/board/get-board.server.ts";
import { getDraft } from "#app/domain/board/get-draft.server.ts";
import { getPlacing } from "#app/domain/board/get-placing.server.ts";
import { changeDeskSettings } from "#app/domain/desk-settings/change-desk-settings.server.ts";
import { getDeskSettings } from "#app/domain/desk-settings/get-desk-settings.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { after, contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, addProposals } from "#tests/support/plans.ts";

describeOnBothDatabases("the board", (open) => {
  const { here, as, read, audits, mails, answer, shortlist, second } = useDesk(open);
  const board = (filter: Partial<BoardFilter> = {}, actor = here.moderator) => getBoard(as(actor), here.plan.slug, { view: "unplaced", ...filter });
  const trayOf = async (filter: Partial<BoardFilter> = {}) => (await board(filter)).tray.rows.map((row) => row.reference);
  const unplaced = async () => Object.values((await board()).unplaced).reduce((sum, count) => sum + count, 0);

  it("has in its tray what waits and leads nowhere yet, and counts it", async () => {
    const other = await second();
    expect(await trayOf()).toEqual([here.reference, other]);
    expect(await unplaced()).toBe(2);
    await shortlist([here.reference]);
    expect(await trayOf()).toEqual([other]);
    expect(await unplaced()).toBe(1);
    expect((await board()).cards).toMatchObject([{ reference: "PA-I-01", sourceCount: 1, sources: [{ reference: here.reference, degree: "partly" }] }]);
    await answer({ outcome: "not_adopted" }, here.moderator, other);
    expect(await trayOf()).toEqual([]);
    expect(await unplaced()).toBe(0);
    expect((await board({ view: "all" })).tray.rows.map((row) => [row.reference, row.status, row.initiatives])).toEqual([[here.reference, "under_consideration", ["PA-I-01"]], [other, "not_adopted", []]]);
    await removeFromShortlist(as(here.moderator), here.reference, "PA-I-01");
    expect(await trayOf()).toEqual([here.reference]);
    expect(await unplaced()).toBe(1);
    expect((await board()).cards).toMatchObject([{ sourceCount: 0, sources: [] }]);
  });

  it("finds by words, by reference and by theme, and shows nothing of what is hidden", async () => {
    const other = await second();
    expect(await trayOf({ text: "andet" })).toEqual([other]);
    expect(await trayOf({ text: here.reference.toLowerCase() })).toEqual([here.reference]);
    expect(await trayOf({ text: "findes ikke" })).toEqual([]);
    expect(await trayOf({ theme: "participation" })).toEqual([]);
    expect(await trayOf({ theme: "open-data", text: "andet", view: "all" })).toEqual([other]);
    await shortlist([here.reference]);
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "x", version: 2 });
    await hideProposal(as(here.moderator), other, { reason: "offensive", note: "x", version: 1 });
    expect([await trayOf(), await trayOf({ view: "all" }), await unplaced()]).toEqual([[], [], 0]);
    expect((await board()).cards[0]!.sources).toMatchObject([{ reference: here.reference, title: "", isHidden: true }]);
    expect((await getDraft(as(here.moderator), here.plan.slug, "PA-I-01")).sources).toMatchObject([{ title: "", change: "", passage: "", isHidden: true }]);
    expect((await getPlacing(as(here.moderator), here.plan.slug, here.reference)).placements).toMatchObject([{ passage: "" }]);
  });

  it("pages the tray forward and back, and a card shows the first of its proposals with the number of all", async () => {
    const added = await addProposals(contextFor(here.store, system), here.plan, Array.from({ length: 45 }, (_, index) => ({ submittedAt: after({ minutes: Math.floor(index / 15) - 100 }) })));
    const all = [...added.map((each) => each.reference), here.reference];
    const pages = [(await board()).tray];
    while (pages.at(-1)!.next) pages.push((await board({ cursor: pages.at(-1)!.next! })).tray);
    expect(pages.flatMap((page) => page.rows.map((row) => row.reference))).toEqual(all);
    expect(pages.map((page) => page.rows.length)).toEqual([20, 20, 6]);
    expect((await board({ cursor: pages[2]!.previous! })).tray.rows).toEqual(pages[1]!.rows);
    await shortlist(added.slice(0, 20).map((each) => each.reference));
    const [card] = (await board()).cards;
    expect([card!.sourceCount, card!.sources.map((each) => each.reference)]).toEqual([20, all.slice(0, 6)]);
    expect(await unplaced()).toBe(26);
    const draft = await getDraft(as(here.moderator), here.plan.slug, "PA-I-01");
    expect([draft.total, draft.sources.length, draft.next === null]).toEqual([20, 12, false]);
  });

  it("takes several in, each with its own degree and passage", async () => {
    const other = await second();
    const own = new Map([[other, { degree: "full" as const, passage: "Alt" }]]);
    await shortlistProposals(as(here.moderator), [here.reference, other], { initiative: "new", title: "T", summary: "", degree: "inspired", passage: "" }, { own });
    expect((await getDraft(as(here.moderator), here.plan.slug, "PA-I-01")).sources.map(({ reference, degree, passage }) => ({ reference, degree, passage }))).toEqual([{ reference: here.reference, degree: "inspired", passage: "" }, { reference: other, degree: "full", passage: "Alt" }]);
  });

  it("lets nobody change a placement that somebody else made or changed meanwhile", async () => {
    await shortlist([here.reference]);
    const seen = async () => new Map((await getPlacing(as(here.moderator), here.plan.slug, here.reference)).placements.map((each) => [each.initiative, each.mark]));
    const place = (degree: "full" | "inspired", marks: Map<string, string>, actor = here.moderator) => shortlistProposals(as(actor), [here.reference], { initiative: "PA-I-01", title: "", summary: "", degree, passage: "" }, { seen: marks });
    await expect(place("full", new Map())).rejects.toMatchObject({ kind: "conflict" });
    const before = await seen();
    expect((await place("full", before)).ok).toBe(true);
    await expect(place("inspired", before, here.colleague)).rejects.toMatchObject({ kind: "conflict" });
    expect((await read()).initiatives).toMatchObject([{ degree: "full" }]);
    expect((await place("inspired", await seen(), here.colleague)).ok).toBe(true);
    // Told once, when it was taken in.
    expect(await mails()).toHaveLength(1);
  });

  it("is for the staff of the plan, and says to who has an interest in a proposal that others place it", async () => {
    await expect(board({}, here.anna)).rejects.toMatchObject({ kind: "forbidden" });
    const elsewhere = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    const others = await addPerson(here.store, { planRole: { role: "moderator", planId: elsewhere.id } });
    await shortlist([here.reference]);
    for (const act of [() => board({}, others), () => getDraft(as(others), here.plan.slug, "PA-I-01"), () => getPlacing(as(others), here.plan.slug, here.reference), () => deleteDraft(as(others), here.plan.slug, "PA-I-01", 1), () => getDeskSettings(as(others), here.plan.slug)]) await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
    await expect(getDraft(as(others), "plan-b", "PA-I-01")).rejects.toMatchObject({ kind: "not_found" });
    await expect(getPlacing(as(others), "plan-b", here.reference)).rejects.toMatchObject({ kind: "not_found" });
    expect((await getPlacing(as(here.moderator), here.plan.slug, here.reference)).interest).toBeNull();
  });

  it("deletes a draft without proposals alone, and the journey of those that were in it leads nowhere wrong", async () => {
    await shortlist([here.reference]);
    const remove = (version = 1) => deleteDraft(as(here.moderator), here.plan.slug, "PA-I-01", version);
    expect(await remove()).toEqual({ ok: false, reason: "draft_not_empty" });
    await removeFromShortlist(as(here.moderator), here.reference, "PA-I-01");
    await expect(remove(2)).rejects.toMatchObject({ kind: "conflict" });
    expect((await remove()).ok).toBe(true);
    await expect(remove()).rejects.toMatchObject({ kind: "not_found" });
    expect((await audits()).at(-1)).toMatchObject({ action: "initiative.deleted", data: { reference: "PA-I-01" } });
    expect((await read()).journey.filter((each) => each.kind === "shortlisted")).toMatchObject([{ initiative: null }]);
    expect(await shortlist([here.reference])).toEqual({ ok: true, value: { initiative: "PA-I-02" } });
  });

  it("does not delete a draft that a proposal is taken into at the same moment", async () => {
    await shortlist([here.reference]);
    await removeFromShortlist(as(here.moderator), here.reference, "PA-I-01");
    const [taken, deleted] = await Promise.allSettled([shortlist([here.reference], { initiative: "PA-I-01" }), deleteDraft(as(here.colleague), here.plan.slug, "PA-I-01", 1)]);
    const left = await here.store.read.select().from(here.store.tables.initiativeSources);
    const isTaken = taken.status === "fulfilled" && taken.value.ok;
    const isDeleted = deleted.status === "fulfilled" && deleted.value.ok;
    expect([isTaken, isDeleted, left.length]).toEqual(isTaken ? [true, false, 1] : [false, true, 0]);
  });

  it("keeps the settings of a desk for its coordinators to change, one at a time, with what was before", async () => {
    const settings = { fourEyes: true, screening: true, screeningHours: 4, answerDays: 30, assessorsPerCase: 3, assessmentDays: 7, version: 1 };
    expect(await getDeskSettings(as(here.moderator), here.plan.slug)).toMatchObject({ settings: { fourEyes: false, screening: false, screeningHours: 2, answerDays: 60, assessorsPerCase: 2, assessmentDays: 14 }, version: 1, mayChange: false, waiting: { approval: 0, screening: 0 } });
    await expect(changeDeskSettings(as(here.moderator), here.plan.slug, settings)).rejects.toMatchObject({ kind: "forbidden" });
    const results = await Promise.allSettled([changeDeskSettings(as(here.colleague), here.plan.slug, settings), changeDeskSettings(as(here.colleague), here.plan.slug, { ...settings, answerDays: 31 })]);
    expect(results.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    await changeDeskSettings(as(here.colleague), here.plan.slug, { ...settings, answerDays: 45, version: 2 });
    expect(await getDeskSettings(as(here.colleague), here.plan.slug)).toMatchObject({ settings: { fourEyes: true, answerDays: 45 }, version: 3, mayChange: true });
    const entries = (await audits()).filter((each) => each.action === "plan.desk_settings_changed");
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({ actorRole: "coordinator", data: { before: { fourEyes: false, screening: false }, after: { fourEyes: true, screening: true } } });
    await changeDeskSettings(as(here.colleague), here.plan.slug, { ...settings, answerDays: 45, version: 3 });
    expect((await audits()).filter((each) => each.action === "plan.desk_settings_changed")).toHaveLength(2);
    const [row] = await here.store.read.select({ version: here.store.tables.plans.version }).from(here.store.tables.plans).where(eq(here.store.tables.plans.id, here.plan.id));
    expect(row!.version).toBe(3);
  });
});
