import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { newId } from "#app/lib/id.ts";
import type { Person } from "#app/domain/context.ts";
import { writeCaseNote } from "#app/domain/case-notes/write-case-note.server.ts";
import { forgetPresence } from "#app/domain/presence/forget-presence.server.ts";
import { seeCase } from "#app/domain/presence/see-case.server.ts";
import { deleteView, listSavedViews, renameView, saveView } from "#app/domain/saved-views/saved-views.server.ts";
import { assignCase } from "#app/domain/triage/assign-case.server.ts";
import { getAssigning, getHistoryPage, getNoting } from "#app/domain/triage/get-case-act.server.ts";
import { getDesk, getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import type { InboxFilter } from "#app/domain/triage/list-inbox.server.ts";
import { forgetPlacements } from "#app/domain/board/forget-placements.server.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import { redactProposal } from "#app/domain/moderation/redact-text.server.ts";
import { getModerationLog } from "#app/domain/moderation/get-log.server.ts";
import { setStage } from "#app/domain/triage/set-stage.server.ts";
import { release, takeOn } from "#app/domain/triage/take-on.server.ts";
import { undoAct } from "#app/domain/triage/undo-act.server.ts";
import { after, contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { submit } from "#tests/support/plans.ts";

describeOnBothDatabases("the inbox", (open) => {
  const { here, as, read, journey, visibleTallies, auditsOfCases: audits, mails, answer, shortlist, second } = useDesk(open);
  let participant: Person;
  beforeEach(async () => { participant = await addPerson(here.store); });
  const opened = (actor = here.moderator, of = here.reference) => getDeskCase(as(actor), here.plan.slug, of, { view: "all" });
  const undo = async (actor = here.moderator, of = here.reference) => {
    const { notes } = await opened(actor, of);
    return undoAct(as(actor), of, { act: notes.undoable?.entry ?? "", version: notes.version });
  };
  const change = (set: Record<string, unknown>, of = here.reference) => here.store.write(async (tx) => { await tx.update(here.store.tables.proposals).set(set).where(eq(here.store.tables.proposals.reference, of)); });

  it("has views for what is overdue, reported, to be screened and to be assessed, and counts them", async () => {
    const [late, reported, screened, assessed] = [await second(), await second(), await second(), await second()];
    const { proposals: p, reports, assessments } = here.store.tables;
    const idOf = async (reference: string) => (await here.store.read.select({ id: p.id }).from(p).where(eq(p.reference, reference)))[0]!.id;
    await change({ submittedAt: after({ hours: -61 * 24 }) }, late);
    await change({ isHidden: true, awaitsScreening: true, stage: "screening" }, screened);
    const [reportedId, assessedId] = [await idOf(reported), await idOf(assessed)];
    await here.store.write(async (tx) => {
      await tx.insert(reports).values({ id: newId(), number: "A-1", planId: here.plan.id, subject: "proposal", proposalId: reportedId, reason: "offensive", body: "Se", locale: "da", createdAt: after({}), formKey: newId() });
      await tx.insert(assessments).values({ proposalId: assessedId, assessorId: here.moderator.id, planId: here.plan.id, assignedAt: after({}), dueAt: after({ hours: 48 }) });
    });
    const list = async (filter: InboxFilter, actor = here.moderator) => (await getDesk(as(actor), here.plan.slug, filter)).inbox.rows.map((row) => row.reference);
    expect(await list({ view: "overdue" })).toEqual([late]);
    expect(await list({ view: "reported" })).toEqual([reported]);
    expect(await list({ view: "screening" })).toEqual([screened]);
    expect(await list({ view: "hidden" })).toEqual([]);
    expect(await list({ view: "to_assess" })).toEqual([assessed]);
    expect(await list({ view: "to_assess" }, here.colleague)).toEqual([]);
    expect(await list({ view: "all", assessor: here.moderator.id })).toEqual([assessed]);
    const { inbox } = await getDesk(as(here.moderator), here.plan.slug, { view: "all" });
    expect(Object.fromEntries(Object.entries(inbox.counts).map(([view, { count }]) => [view, count]))).toMatchObject({ overdue: 1, reported: 1, screening: 1, to_assess: 1, hidden: 0, unassigned: 4 });
    expect(inbox.rows.find((row) => row.isOverdue)?.reference).toBe(late);
    expect(inbox.rows.find((row) => row.awaitsScreening)).toMatchObject({ reference: screened, title: "" });
    // Answered late is not overdue.
    await answer({}, here.moderator, late);
    expect(await list({ view: "overdue" })).toEqual([]);
  });

  it("narrows by stage, status and handler, also in what a search finds", async () => {
    const other = await second();
    await takeOn(as(here.moderator), other, 1);
    await setStage(as(here.moderator), other, { stage: "assessed", version: 2 });
    const list = async (filter: Partial<InboxFilter>) => {
      const { rows, narrowed } = (await getDesk(as(here.colleague), here.plan.slug, { view: "all", ...filter })).inbox;
      expect(narrowed, "how many there are is told").toEqual({ count: rows.length, isMore: false });
      return rows.map((row) => row.reference);
    };
    expect((await getDesk(as(here.colleague), here.plan.slug, { view: "all" })).inbox).toMatchObject({ rows: [{}, {}], narrowed: null });
    expect(await list({ stage: "assessed" })).toEqual([other]);
    expect(await list({ stage: "submitted" })).toEqual([here.reference]);
    expect(await list({ status: "under_consideration" })).toEqual([other]);
    expect(await list({ handler: here.moderator.id })).toEqual([other]);
    expect(await list({ handler: "none" })).toEqual([here.reference]);
    expect(await list({ handler: "none", stage: "assessed" })).toEqual([]);
    expect(await list({ text: "andet", status: "under_consideration" })).toEqual([other]);
    expect(await list({ text: "andet", status: "received" })).toEqual([]);
    const { reference: german } = await submit(contextFor(here.store, here.anna), here.plan, { title: "Andet auf Deutsch", language: "de" });
    expect(await list({ language: "de" })).toEqual([german]);
    expect(await list({ language: "da" })).toEqual([here.reference, other]);
    expect(await list({ text: "andet", language: "de" })).toEqual([german]);
  });

  it("gives a case to somebody of the staff, who is told once, and the journey tells that it is considered", async () => {
    expect(await assignCase(as(here.moderator), here.reference, { handler: here.colleague.id, version: 1 })).toEqual({ ok: true, value: null });
    expect(await read()).toMatchObject({ status: "under_consideration", version: 2 });
    expect(await journey()).toEqual(["submitted", "taken_on"]);
    expect(await visibleTallies()).toEqual({ under_consideration: 1 });
    expect(await mails()).toMatchObject([{ kind: "case_assigned", recipient: emailOf(here.colleague), payload: { reference: here.reference, by: here.moderator.name, plan: here.plan.slug } }]);
    expect((await audits())[0]).toMatchObject({ action: "case.assigned", data: { before: { assigneeId: null, status: "received", stage: "submitted" }, after: { assigneeId: here.colleague.id, status: "under_consideration", stage: "in_triage" } } });
    // The same again changes nothing and tells nobody.
    await assignCase(as(here.moderator), here.reference, { handler: here.colleague.id, version: 2 });
    expect([(await mails()).length, (await audits()).length, (await read()).version]).toEqual([1, 1, 2]);
    await expect(assignCase(as(here.moderator), here.reference, { handler: here.moderator.id, version: 1 })).rejects.toMatchObject({ kind: "conflict" });
    const page = await getAssigning(as(here.moderator), here.plan.slug, here.reference);
    expect(page.staff.find((each) => each.id === here.colleague.id)).toMatchObject({ open: 1 });
    expect(page.handler).toEqual({ id: here.colleague.id, name: here.colleague.name });
  });

  it("gives no case to who has no role, lost it, or has an interest, and lets nobody without the role give one", async () => {
    const assign = (handler: string, actor: Person = here.moderator) => assignCase(as(actor), here.reference, { handler, version: 1 });
    expect(await assign(participant.id)).toEqual({ ok: false, reason: "handler_gone" });
    expect(await assign("nobody")).toEqual({ ok: false, reason: "handler_gone" });
    const { roleGrants, caseConflicts, proposals: p } = here.store.tables;
    const elsewhere = await addPerson(here.store, { role: "moderator" });
    await here.store.write(async (tx) => { await tx.update(roleGrants).set({ scope: "another plan" }).where(eq(roleGrants.userId, elsewhere.id)); });
    expect(await assign(elsewhere.id)).toEqual({ ok: false, reason: "handler_gone" });
    const [row] = await here.store.read.select({ id: p.id, authorId: p.authorId }).from(p).where(eq(p.reference, here.reference));
    await here.store.write(async (tx) => {
      await tx.insert(caseConflicts).values({ proposalId: row!.id, userId: here.colleague.id, declaredAt: after({}) });
      await tx.insert(roleGrants).values({ userId: row!.authorId!, role: "moderator", grantedAt: after({}) });
    });
    expect(await assign(here.colleague.id)).toEqual({ ok: false, reason: "handler_not_possible" });
    expect(await assign(row!.authorId!)).toEqual({ ok: false, reason: "handler_not_possible" });
    await expect(assign(here.moderator.id, participant)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(assign(here.moderator.id, here.anna)).rejects.toMatchObject({ kind: "forbidden" });
    expect([await mails(), await audits()]).toEqual([[], []]);
  });

  it("tells nobody by a refusal who stands behind a neutral code: they can be given the case, and decide nothing about it", async () => {
    await change({ authorId: here.colleague.id, display: "code" });
    expect(await assignCase(as(here.moderator), here.reference, { handler: here.colleague.id, version: 1 })).toEqual({ ok: true, value: null });
    await expect(takeOn(as(here.colleague), here.reference, 2)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("lets one of two assign who do it at the same moment", async () => {
    const results = await Promise.allSettled([assignCase(as(here.moderator), here.reference, { handler: here.moderator.id, version: 1 }), assignCase(as(here.colleague), here.reference, { handler: here.colleague.id, version: 1 })]);
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await audits()).toHaveLength(1);
  });

  it("undoes what one did last, and puts all back as it was", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    expect((await opened()).notes.undoable).toMatchObject({ act: "case.taken_on", isTold: true });
    expect((await opened(here.colleague)).notes.undoable).toBeNull();
    expect(await undo()).toBe("case.taken_on");
    expect(await read()).toMatchObject({ status: "received", version: 3 });
    expect((await opened()).notes).toMatchObject({ assignee: null, stage: "submitted", undoable: null });
    expect(await visibleTallies()).toEqual({ received: 1 });
    expect(await journey()).toEqual(["submitted", "taken_on", "released"]);
    expect((await audits()).at(-1)).toMatchObject({ action: "case.undone", data: { undone: "case.taken_on", before: { status: "under_consideration" }, after: { assigneeId: null, status: "received" } } });

    await takeOn(as(here.colleague), here.reference, 3);
    await release(as(here.moderator), here.reference, 4);
    await undo();
    expect((await opened()).notes).toMatchObject({ assignee: { id: here.colleague.id }, stage: "in_triage" });
    await setStage(as(here.moderator), here.reference, { stage: "assessed", version: 6 });
    expect((await opened()).notes.undoable).toMatchObject({ act: "case.stage_set", isTold: false });
    await undo();
    await assignCase(as(here.moderator), here.reference, { handler: here.moderator.id, version: 8 });
    await undo();
    expect((await opened()).notes).toMatchObject({ assignee: { id: here.colleague.id }, stage: "in_triage", version: 10 });
  });

  it("undoes shortlisting and hiding, which people are told of", async () => {
    await shortlist([here.reference]);
    await undo();
    expect(await read()).toMatchObject({ status: "received", initiatives: [], version: 3 });
    expect(await journey()).toEqual(["submitted", "shortlisted", "unshortlisted"]);
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "x", version: 3 });
    await undo();
    expect((await read()).isHidden).toBe(false);
    expect((await mails()).map((each) => each.kind)).toEqual(["proposal_shortlisted", "proposal_hidden", "proposal_restored"]);
    // Everyone can read in the log of moderation that it is shown again, whichever way it came.
    expect((await getModerationLog(as(here.anna), here.plan.slug, undefined)).rows.map(({ measure }) => measure).sort()).toEqual(["hidden", "restored"]);
  });

  it("undoes taking a proposal out of an initiative, with the passage that was adopted", async () => {
    await shortlist([here.reference], { degree: "inspired", passage: "Åbn dem" });
    const before = (await read()).initiatives;
    await removeFromShortlist(as(here.colleague), here.reference, "PA-I-01");
    expect((await opened()).notes.undoable).toBeNull();
    expect((await opened(here.colleague)).notes.undoable).toMatchObject({ act: "proposal.unshortlisted", isTold: true });
    expect(await undo(here.colleague)).toBe("proposal.unshortlisted");
    expect((await read()).initiatives).toEqual(before);
    expect(await read()).toMatchObject({ status: "under_consideration", version: 4 });
    expect((await opened()).notes.assignee).toMatchObject({ id: here.moderator.id });
    expect(await journey()).toEqual(["submitted", "shortlisted", "unshortlisted", "shortlisted"]);
    expect((await audits()).slice(-2)).toMatchObject([{ action: "proposal.shortlisted", data: { after: { degree: "inspired" } } }, { action: "case.undone", data: { undone: "proposal.unshortlisted" } }]);
    // The author has had that mail.
    expect((await mails()).map((each) => each.kind)).toEqual(["proposal_shortlisted"]);
    expect((await opened(here.colleague)).notes.undoable).toBeNull();
    expect(await here.store.read.select().from(here.store.tables.removedPlacements)).toEqual([]);
  });

  it("puts nothing back into an initiative that is gone, or what was left out of the text since, and forgets how it was after a day", async () => {
    await shortlist([here.reference]);
    await removeFromShortlist(as(here.moderator), here.reference, "PA-I-01");
    const { notes } = await opened();
    await redactProposal(as(here.moderator), here.reference, { passage: "Åbn", files: [], reason: "personal_data", note: "x", seen: String(notes.version) });
    expect(await here.store.read.select().from(here.store.tables.removedPlacements)).toEqual([]);
    await shortlist([here.reference], { initiative: "PA-I-01" });
    await removeFromShortlist(as(here.moderator), here.reference, "PA-I-01");
    const { undoable, version } = (await opened()).notes;
    await forgetPlacements(contextFor(here.store, system, { now: after({ hours: 24 }) }));
    expect(await here.store.read.select().from(here.store.tables.removedPlacements)).toHaveLength(1);
    await forgetPlacements(contextFor(here.store, system, { now: after({ hours: 26 }) }));
    await expect(undoAct(as(here.moderator), here.reference, { act: undoable!.entry, version })).rejects.toMatchObject({ kind: "conflict" });
    expect((await read()).initiatives).toEqual([]);
  });

  it("undoes nothing that somebody has gone on from, that another did, or that was published", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    const { notes } = await opened();
    const form = { act: notes.undoable!.entry, version: notes.version };
    await expect(undoAct(as(here.colleague), here.reference, form)).rejects.toMatchObject({ kind: "conflict" });
    await expect(undoAct(as(participant), here.reference, form)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(undoAct(as(here.moderator), here.reference, { ...form, version: 1 })).rejects.toMatchObject({ kind: "conflict" });
    // A note is no act that anything goes on from.
    await writeCaseNote(as(here.colleague), here.reference, { body: "Se her", formKey: newId() });
    expect((await opened()).notes.undoable).not.toBeNull();
    await setStage(as(here.colleague), here.reference, { stage: "assessed", version: 2 });
    await expect(undoAct(as(here.moderator), here.reference, form)).rejects.toMatchObject({ kind: "conflict" });
    expect((await opened()).notes.undoable).toBeNull();
    await answer({ version: 3 });
    expect((await opened()).notes.undoable).toBeNull();
    const [once] = await Promise.allSettled([undo(), undo()]);
    expect(once.status).toBe("rejected");
  });

  it("undoes once what two tabs undo at the same moment", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    const { notes } = await opened();
    const form = { act: notes.undoable!.entry, version: notes.version };
    const results = await Promise.allSettled([undoAct(as(here.moderator), here.reference, form), undoAct(as(here.moderator), here.reference, form)]);
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect((await read()).version).toBe(3);
  });

  it("sets the stage by hand only before an answer, and overtakes nobody", async () => {
    await setStage(as(here.moderator), here.reference, { stage: "in_triage", version: 1 });
    await expect(setStage(as(here.colleague), here.reference, { stage: "assessed", version: 1 })).rejects.toMatchObject({ kind: "conflict" });
    await expect(setStage(as(participant), here.reference, { stage: "assessed", version: 2 })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await read()).toMatchObject({ status: "received", version: 2 });
    await answer({ version: 2 });
    await expect(setStage(as(here.moderator), here.reference, { stage: "assessed", version: 3 })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("keeps notes for staff alone, one a form, and none for who has an interest", async () => {
    const formKey = newId();
    await Promise.all([1, 2].map(() => writeCaseNote(as(here.moderator), here.reference, { body: "Spørg ministeriet", formKey })));
    await writeCaseNote(as(here.colleague), here.reference, { body: "Gjort", formKey: newId() });
    expect((await opened()).notes.notes?.map((note) => [note.author, note.body])).toEqual([[here.moderator.name, "Spørg ministeriet"], [here.colleague.name, "Gjort"]]);
    expect((await audits()).map((each) => [each.action, each.data])).toEqual([["case.noted", {}], ["case.noted", {}]]);
    expect((await read()).version).toBe(1);
    await expect(writeCaseNote(as(participant), here.reference, { body: "Hej", formKey: newId() })).rejects.toMatchObject({ kind: "forbidden" });
    const { roleGrants } = here.store.tables;
    await here.store.write(async (tx) => { await tx.insert(roleGrants).values({ userId: here.anna.id, role: "moderator", grantedAt: after({}) }); });
    const author = { ...here.anna, roles: ["moderator" as const] };
    expect((await opened(author)).notes).toMatchObject({ notes: null, undoable: null });
    await expect(getNoting(as(author), here.plan.slug, here.reference)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("shows who else has the case open, until they have left", async () => {
    const { proposal } = await opened();
    const see = (actor: Person, minutes: number) => seeCase(contextFor(here.store, actor, { now: after({ hours: 1, minutes }) }), proposal);
    expect((await opened(here.colleague)).present).toEqual([here.moderator.name]);
    expect(await see(here.moderator, 0)).toEqual([here.colleague.name]);
    expect(await see(here.moderator, 3)).toEqual([]);
    await expect(see(participant, 0)).rejects.toMatchObject({ kind: "forbidden" });
    await forgetPresence(contextFor(here.store, system, { now: after({ hours: 1, minutes: 4 }) }));
    expect((await here.store.read.select().from(here.store.tables.casePresence)).map((row) => row.userId)).toEqual([here.moderator.id]);
    expect(await audits()).toEqual([]);
  });

  it("tells the history with what each act changed, in names", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    await assignCase(as(here.moderator), here.reference, { handler: here.colleague.id, version: 2 });
    const { entries } = await getHistoryPage(as(here.moderator), here.plan.slug, here.reference, undefined);
    expect(entries.map((entry) => [entry.action, entry.actor])).toEqual([["case.assigned", here.moderator.name], ["case.taken_on", here.moderator.name], ["proposal.submitted", null]]);
    expect(entries[0]!.changes).toEqual([{ what: "handler", from: here.moderator.name, to: here.colleague.name }]);
    expect(entries[1]!.changes).toEqual([{ what: "handler", from: null, to: here.moderator.name }, { what: "status", from: "received", to: "under_consideration" }, { what: "stage", from: "submitted", to: "in_triage" }]);
    await expect(getHistoryPage(as(participant), here.plan.slug, here.reference, undefined)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("shows what else a sender put forward, and never what tells who is behind a code", async () => {
    const sent = async (author: Person, display: "name" | "code", title: string) => (await submit(contextFor(here.store, { ...author, display }), here.plan, { title })).reference;
    const [named, alsoNamed, coded, alsoCoded] = [await sent(participant, "name", "Et"), await sent(participant, "name", "To"), await sent(participant, "code", "Tre"), await sent(participant, "code", "Fire")];
    const others = async (of: string) => (await opened(here.moderator, of)).notes.others.rows.map((row) => row.reference);
    expect(await others(named)).toEqual([alsoNamed]);
    expect(await others(coded)).toEqual([alsoCoded]);
    await change({ isHidden: true }, alsoNamed);
    expect((await opened(here.moderator, named)).notes.others.rows).toMatchObject([{ reference: alsoNamed, title: "" }]);
  });

  it("keeps views for each person and plan under names of their own", async () => {
    const keep = (name: string, query: string, actor = here.moderator) => saveView(as(actor), here.plan.id, { name, query });
    const first = await keep("Mine data", "view=mine&theme=open-data");
    expect(await keep("Mine data", "view=mine&theme=open-data")).toEqual(first);
    expect(await keep("Mine data", "view=all")).toEqual({ ok: false, reason: "view_name_taken" });
    await keep("Alle", "view=all");
    await keep("Mine data", "view=mine", here.colleague);
    const names = async (actor = here.moderator) => (await listSavedViews(as(actor), here.plan.id)).map((view) => view.name);
    expect(await names()).toEqual(["Alle", "Mine data"]);
    const id = first.ok ? first.value.id : "";
    expect(await renameView(as(here.moderator), here.plan.id, { id, name: "Alle" })).toEqual({ ok: false, reason: "view_name_taken" });
    await expect(renameView(as(here.colleague), here.plan.id, { id, name: "X" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(deleteView(as(here.colleague), here.plan.id, id)).rejects.toMatchObject({ kind: "not_found" });
    await renameView(as(here.moderator), here.plan.id, { id, name: "Data" });
    await deleteView(as(here.moderator), here.plan.id, id);
    expect([await names(), await names(here.colleague)]).toEqual([["Alle"], ["Mine data"]]);
    await expect(listSavedViews(as(participant), here.plan.id)).rejects.toMatchObject({ kind: "forbidden" });
    for (let n = 1; n < 30; n += 1) await keep(`Visning ${n}`, "");
    expect(await keep("En til", "")).toEqual({ ok: false, reason: "views_full" });
  });
});
