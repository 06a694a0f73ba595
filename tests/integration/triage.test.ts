import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { outcomes } from "#db/values.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { getInitiative } from "#app/domain/initiatives/queries.server.ts";
import { getInitiativesPage } from "#app/domain/initiatives/get-initiatives-page.server.ts";
import { getPlanNumbers } from "#app/domain/plans/queries.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { listProposals } from "#app/domain/proposals/list-proposals.server.ts";
import { answerProposal } from "#app/domain/triage/answer-proposal.server.ts";
import { getDesk, getDeskCase, getShortlisting } from "#app/domain/triage/get-desk.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { inboxViews } from "#app/domain/triage/inbox-views.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import type { AnswerInput, ShortlistInput } from "#app/domain/triage/schema.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { release, takeOn } from "#app/domain/triage/take-on.server.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, addProposals, submit, type TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("the desk", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  let moderator: Person;
  let colleague: Person;
  let reference: string;
  beforeEach(async () => {
    store = await open();
    plan = await addPlan(store);
    [anna, moderator, colleague] = [await addPerson(store), await addPerson(store, { role: "moderator" }), await addPerson(store, { role: "coordinator" })];
    ({ reference } = await submit(contextFor(store, anna), plan));
  });

  const as = (actor: Actor) => contextFor(store, actor, { now: after({ hours: 1 }) });
  const read = (of = reference) => getProposal(contextFor(store, visitor), of);
  const journey = async (of = reference) => (await read(of)).journey.map((each) => each.kind);
  const tallies = async () => (await getPlanNumbers(contextFor(store, visitor), plan.id)).byStatus;
  const visibleTallies = async () => Object.fromEntries(Object.entries(await tallies()).filter(([, count]) => count !== 0));
  const searched = async () => (await listProposals(contextFor(store, visitor), plan.id, { text: "møder" })).rows.map((row) => [row.reference, row.status]);
  const audits = async () => (await store.read.select().from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).filter((each) => each.action !== "proposal.submitted");
  const mails = async () => (await store.read.select().from(store.tables.outboxMessages).orderBy(store.tables.outboxMessages.id)).filter((each) => each.kind !== "proposal_received");
  const answer = (input: Partial<AnswerInput>, actor: Actor = moderator, of = reference) => answerProposal(as(actor), of, { outcome: "adopted", reason: "Fordi", elementsAdopted: "", elementsNotAdopted: "", mergedInto: "", forwardedTo: "", version: 1, ...input });
  const shortlist = (references: string[], input: Partial<ShortlistInput> = {}, actor: Actor = moderator) => shortlistProposals(as(actor), references, { initiative: "new", title: "Åbne udvalg", summary: "Kort", degree: "partly", passage: "Åbn dem", ...input });
  const second = async () => (await submit(contextFor(store, await addPerson(store)), plan, { title: "Andet" })).reference;

  it("takes a case on: it is one's own, under consideration, and told in the journey", async () => {
    await takeOn(as(moderator), reference, 1);
    expect(await read()).toMatchObject({ status: "under_consideration", version: 2 });
    expect(await journey()).toEqual(["submitted", "taken_on"]);
    expect(await visibleTallies()).toEqual({ under_consideration: 1 });
    expect(await searched()).toEqual([[reference, "under_consideration"]]);
    const opened = await getDeskCase(as(moderator), plan.slug, reference, { view: "mine" });
    expect(opened).toMatchObject({ isMine: true, notes: { version: 2, assignee: { id: moderator.id, name: moderator.name } } });
    expect((await getDeskCase(as(colleague), plan.slug, reference, { view: "mine" })).isMine).toBe(false);
    expect((await audits())[0]).toMatchObject({ action: "case.taken_on", actorId: moderator.id, actorRole: "moderator", data: { before: { assigneeId: null, status: "received" }, after: { assigneeId: moderator.id, status: "under_consideration" } } });
  });

  it("gives a case back as it is", async () => {
    await takeOn(as(moderator), reference, 1);
    await release(as(colleague), reference, 2);
    expect((await getDeskCase(as(moderator), plan.slug, reference, { view: "all" })).notes).toMatchObject({ assignee: null, version: 3 });
    expect((await read()).status).toBe("under_consideration");
    expect((await audits()).map((each) => each.action)).toEqual(["case.taken_on", "case.released"]);
  });

  it("lets one of two have it who take it at the same moment, and tells the other", async () => {
    const results = await Promise.allSettled([takeOn(as(moderator), reference, 1), takeOn(as(colleague), reference, 1)]);
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(results.find((each) => each.status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
    expect(await visibleTallies()).toEqual({ under_consideration: 1 });
    expect(await audits()).toHaveLength(1);
  });

  it.each(outcomes)("answers %s with its reason, for all to see and the author by mail", async (outcome) => {
    const into = outcome === "merged" ? await second() : "";
    expect(await answer({ outcome, reason: "En grund", elementsAdopted: "Det ene", elementsNotAdopted: "Det andet", mergedInto: into, forwardedTo: "Statistik" })).toEqual({ ok: true, value: null });
    const proposal = await read();
    expect(proposal).toMatchObject({ status: outcome, version: 2, response: { version: 1, outcome, reason: "En grund", elementsAdopted: "Det ene", elementsNotAdopted: "Det andet", language: "da", publishedAt: after({ hours: 1 }), forwardedTo: outcome === "forwarded" ? "Statistik" : null, mergedInto: outcome === "merged" ? { reference: into, title: "Andet" } : null } });
    expect(proposal.journey.at(-1)).toMatchObject({ kind: "answered", outcome });
    expect((await visibleTallies())[outcome]).toBe(1);
    expect(await searched()).toContainEqual([reference, outcome]);
    expect(await mails()).toMatchObject([{ kind: "proposal_answered", recipient: emailOf(anna), payload: { reference, outcome, reason: "En grund", name: anna.name } }]);
    expect((await audits())[0]).toMatchObject({ action: "proposal.answered", data: { before: { status: "received" }, after: { status: outcome }, responseVersion: 1 } });
    if (outcome === "merged") expect((await read(into)).mergedFrom).toEqual([{ reference, title: "Åbne møder", language: "da" }]);
  });

  it("keeps earlier versions of an answer, and shows the last", async () => {
    await answer({ outcome: "not_adopted", reason: "Nej" });
    await answer({ outcome: "partly_adopted", reason: "Jo, lidt", version: 2 }, colleague);
    expect(await read()).toMatchObject({ status: "partly_adopted", response: { version: 2, reason: "Jo, lidt" } });
    expect((await store.read.select().from(store.tables.responses)).map((each) => [each.version, each.reason]).sort()).toEqual([[1, "Nej"], [2, "Jo, lidt"]]);
    expect(await journey()).toEqual(["submitted", "answered", "answer_changed"]);
    expect(await visibleTallies()).toEqual({ partly_adopted: 1 });
    expect(await mails()).toHaveLength(2);
  });

  it("is no longer merged into the other when the answer is changed", async () => {
    const into = await second();
    await answer({ outcome: "merged", mergedInto: into });
    await answer({ outcome: "adopted", version: 2 });
    expect((await read(into)).mergedFrom).toEqual([]);
  });

  it("throws a conflict at an answer to what was changed meanwhile, and keeps nothing of it", async () => {
    await takeOn(as(colleague), reference, 1);
    await expect(answer({ version: 1 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await read()).toMatchObject({ status: "under_consideration", response: null });
    expect(await mails()).toEqual([]);
    expect(await journey()).toEqual(["submitted", "taken_on"]);
  });

  it("takes one of two answers given at the same moment", async () => {
    const results = await Promise.allSettled([answer({ outcome: "adopted" }), answer({ outcome: "not_adopted" }, colleague)]);
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await store.read.select().from(store.tables.responses)).toHaveLength(1);
    expect(Object.values(await visibleTallies())).toEqual([1]);
  });

  it("refuses to merge into itself, in a circle, into another plan, or into nothing", async () => {
    const other = await second();
    const third = await second();
    const elsewhere = await submit(contextFor(store, anna), await addPlan(store, { slug: "plan-b", code: "PB" }));
    expect(await answer({ outcome: "merged", mergedInto: reference })).toEqual({ ok: false, reason: "merged_circle" });
    expect(await answer({ outcome: "merged", mergedInto: "PA-C-9999" })).toEqual({ ok: false, reason: "merged_unknown" });
    expect(await answer({ outcome: "merged", mergedInto: elsewhere.reference })).toEqual({ ok: false, reason: "merged_unknown" });
    await answer({ outcome: "merged", mergedInto: other });
    await answer({ outcome: "merged", mergedInto: third }, moderator, other);
    expect(await answer({ outcome: "merged", mergedInto: reference }, moderator, third)).toEqual({ ok: false, reason: "merged_circle" });
    expect(await read(third)).toMatchObject({ status: "received", version: 1, response: null });
  });

  it("makes no circle of two merges at the same moment", async () => {
    const other = await second();
    await Promise.allSettled([answer({ outcome: "merged", mergedInto: other }), answer({ outcome: "merged", mergedInto: reference }, colleague, other)]);
    expect([(await read()).status, (await read(other)).status].filter((status) => status === "merged")).toHaveLength(1);
  });

  it("takes one or several proposals into a new draft initiative", async () => {
    const other = await second();
    expect(await shortlist([reference, other])).toEqual({ ok: true, value: { initiative: "PA-I-01" } });
    const initiative = await getInitiative(contextFor(store, visitor), "PA-I-01");
    expect(initiative).toMatchObject({ reference: "PA-I-01", state: "draft", number: null, title: { text: "Åbne udvalg", lang: "da" }, summary: { text: "Kort" }, theme: { slug: "open-data" } });
    expect(initiative.sources.map(({ reference: source, degree, passage, status }) => ({ source, degree, passage, status }))).toEqual([reference, other].map((source) => ({ source, degree: "partly", passage: "Åbn dem", status: "under_consideration" })));
    expect(await read()).toMatchObject({ status: "under_consideration", version: 2, initiatives: [{ reference: "PA-I-01", degree: "partly", passage: "Åbn dem" }] });
    expect((await read()).journey.at(-1)).toMatchObject({ kind: "shortlisted", initiative: "PA-I-01" });
    expect(await visibleTallies()).toEqual({ under_consideration: 2 });
    expect((await mails()).map((each) => [each.kind, each.payload.initiative])).toEqual([["proposal_shortlisted", "PA-I-01"], ["proposal_shortlisted", "PA-I-01"]]);
    expect((await audits()).map((each) => each.action)).toEqual(["initiative.begun", "proposal.shortlisted", "proposal.shortlisted"]);
    expect((await getInitiativesPage(contextFor(store, visitor), plan.slug)).initiatives).toMatchObject([{ reference: "PA-I-01", sourceCount: 2, state: "draft" }]);
    expect((await getDeskCase(as(moderator), plan.slug, reference, { view: "all" })).notes.assignee?.id).toBe(moderator.id);
  });

  it("takes another into a draft that is there, and changes the degree of one that is in it without telling again", async () => {
    await shortlist([reference]);
    expect(await shortlist([await second()], { initiative: "PA-I-01" })).toEqual({ ok: true, value: { initiative: "PA-I-01" } });
    expect(await shortlist([reference], { initiative: "PA-I-01", degree: "full", passage: "Alt" })).toEqual({ ok: true, value: { initiative: "PA-I-01" } });
    expect((await read()).initiatives).toMatchObject([{ degree: "full", passage: "Alt" }]);
    expect(await journey()).toEqual(["submitted", "shortlisted"]);
    expect(await mails()).toHaveLength(2);
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.shortlisting_changed", data: { initiative: "PA-I-01", before: "partly", after: "full" } });
    expect(await shortlist([reference], { title: "Et til" })).toEqual({ ok: true, value: { initiative: "PA-I-02" } });
    expect((await read()).initiatives.map((each) => each.reference)).toEqual(["PA-I-01", "PA-I-02"]);
  });

  it("tells once of two shortlistings into the same draft at the same moment", async () => {
    await shortlist([await second()]);
    await Promise.all([shortlist([reference], { initiative: "PA-I-01" }), shortlist([reference], { initiative: "PA-I-01" }, colleague)]);
    expect(await journey()).toEqual(["submitted", "shortlisted"]);
    expect((await read()).initiatives).toHaveLength(1);
  });

  it("does not undo an answer given at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const own = await second();
      await Promise.allSettled([answer({ outcome: "adopted" }, moderator, own), shortlist([own], {}, colleague)]);
      const proposal = await read(own);
      // Either the answer came first or last, and stands, or it met a conflict; it is never there without its status.
      expect(proposal.status).toBe(proposal.response ? "adopted" : "under_consideration");
    }
    const counted = Object.values(await tallies()).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(6);
  });

  it("takes all in or none", async () => {
    const other = await second();
    const own = await submit(contextFor(store, moderator), plan);
    expect(await shortlist([reference, own.reference])).toEqual({ ok: false, reason: "own_among_them" });
    await expect(shortlist([reference, "PA-C-9999"])).rejects.toMatchObject({ kind: "not_found" });
    await expect(shortlist([])).rejects.toMatchObject({ kind: "not_found" });
    const elsewhere = await submit(contextFor(store, anna), await addPlan(store, { slug: "plan-b", code: "PB" }));
    expect(await shortlist([reference, elsewhere.reference])).toEqual({ ok: false, reason: "proposals_of_several_plans" });
    expect(await shortlist([reference, other], { initiative: "PA-I-07" })).toEqual({ ok: false, reason: "initiative_unknown" });
    await hideProposal(as(moderator), other, { reason: "advertising", note: "Reklame", version: 1 });
    expect(await shortlist([reference, other])).toEqual({ ok: false, reason: "proposal_withdrawn" });
    expect((await getInitiativesPage(contextFor(store, visitor), plan.slug)).initiatives).toEqual([]);
    expect(await read()).toMatchObject({ status: "received", version: 1, initiatives: [] });
  });

  it("takes a proposal out of a draft again", async () => {
    await shortlist([reference]);
    await removeFromShortlist(as(colleague), reference, "PA-I-01");
    expect(await read()).toMatchObject({ initiatives: [], version: 3 });
    expect((await read()).journey.at(-1)).toMatchObject({ kind: "unshortlisted", initiative: "PA-I-01" });
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.unshortlisted", data: { initiative: "PA-I-01", before: "partly" } });
    await expect(removeFromShortlist(as(colleague), reference, "PA-I-01")).rejects.toMatchObject({ kind: "not_found" });
    await expect(removeFromShortlist(as(colleague), reference, "PA-I-99")).rejects.toMatchObject({ kind: "not_found" });
  });

  it("hides a proposal: no text, no count, not found; and shows it again as it was", async () => {
    await answer({ outcome: "adopted" });
    await hideProposal(as(moderator), reference, { reason: "personal_data", note: "Telefonnummer", version: 2 });
    expect(await read()).toMatchObject({ isHidden: true, hideReason: "personal_data", title: "", problem: "", change: "", effect: "", speaker: { name: "", organisation: null, display: "code" }, status: "adopted" });
    expect(await getProposal(contextFor(store, anna), reference)).toMatchObject({ isHidden: true, title: "Åbne møder", isOwn: true });
    expect(await visibleTallies()).toEqual({});
    expect(await searched()).toEqual([]);
    expect((await listProposals(contextFor(store, visitor), plan.id, {})).rows).toEqual([]);
    expect((await mails()).at(-1)).toMatchObject({ kind: "proposal_hidden", payload: { reason: "personal_data", note: "Telefonnummer" } });
    await restoreProposal(as(colleague), reference, 3);
    expect(await read()).toMatchObject({ isHidden: false, hideReason: null, title: "Åbne møder", status: "adopted", version: 4 });
    expect(await visibleTallies()).toEqual({ adopted: 1 });
    expect(await searched()).toEqual([[reference, "adopted"]]);
    expect(await journey()).toEqual(["submitted", "answered", "hidden", "restored"]);
    expect((await mails()).at(-1)!.kind).toBe("proposal_restored");
  });

  it("counts and finds by the answer that was given while it was hidden", async () => {
    await hideProposal(as(moderator), reference, { reason: "personal_data", note: "x", version: 1 });
    await takeOn(as(moderator), reference, 2);
    await answer({ outcome: "out_of_scope", version: 3 });
    expect(await visibleTallies()).toEqual({});
    expect(await searched()).toEqual([]);
    await restoreProposal(as(moderator), reference, 4);
    expect(await visibleTallies()).toEqual({ out_of_scope: 1 });
    expect(await searched()).toEqual([[reference, "out_of_scope"]]);
  });

  it("refuses to hide what is hidden, to restore what is not, and either on an old version", async () => {
    const hide = (version: number) => hideProposal(as(moderator), reference, { reason: "offensive", note: "x", version });
    await expect(restoreProposal(as(moderator), reference, 1)).rejects.toMatchObject({ kind: "conflict" });
    await expect(hide(7)).rejects.toMatchObject({ kind: "conflict" });
    await hide(1);
    await expect(hide(2)).rejects.toMatchObject({ kind: "conflict" });
    await expect(restoreProposal(as(moderator), reference, 1)).rejects.toMatchObject({ kind: "conflict" });
    expect(await visibleTallies()).toEqual({});
  });

  it("records that staff read what is hidden, and not that they read what is public", async () => {
    await getDeskCase(as(moderator), plan.slug, reference, { view: "all" });
    expect(await audits()).toEqual([]);
    await hideProposal(as(moderator), reference, { reason: "offensive", note: "Grimt", version: 1 });
    const opened = await getDeskCase(as(colleague), plan.slug, reference, { view: "hidden" });
    expect(opened).toMatchObject({ proposal: { title: "Åbne møder", problem: "Møderne er lukkede.", speaker: { name: anna.name } }, notes: { hideNote: "Grimt" } });
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.hidden_text_read", actorId: colleague.id });
  });

  const deskActs: [string, (actor: Actor) => Promise<unknown>][] = [
    ["take on", (actor) => takeOn(as(actor), reference, 1)],
    ["give back", (actor) => release(as(actor), reference, 1)],
    ["answer", (actor) => answer({}, actor)],
    ["hide", (actor) => hideProposal(as(actor), reference, { reason: "offensive", note: "x", version: 1 })],
    ["restore", (actor) => restoreProposal(as(actor), reference, 1)],
    ["shortlist", (actor) => shortlist([reference], {}, actor)],
    ["take out", (actor) => removeFromShortlist(as(actor), reference, "PA-I-01")],
    ["see the list", (actor) => getDesk(as(actor), plan.slug, { view: "all" })],
    ["open a case", (actor) => getDeskCase(as(actor), plan.slug, reference, { view: "all" })],
    ["prepare a shortlisting", (actor) => getShortlisting(as(actor), plan.slug, [reference])],
  ];

  it.each(deskActs)("%s: staff alone", async (_, act) => {
    for (const actor of [visitor, system, anna, await addPerson(store, { type: "authority" })]) await expect(act(actor)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await audits()).toEqual([]);
    expect((await read()).version).toBe(1);
  });

  it.each(deskActs.filter(([name]) => ["take on", "give back", "answer", "hide", "restore", "take out"].includes(name)))("%s: nobody on a proposal of their own", async (_, act) => {
    reference = (await submit(contextFor(store, moderator), plan)).reference;
    await expect(act(moderator)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await read()).version).toBe(1);
  });

  it("has its list in views that count what they show, the oldest first", async () => {
    const all = [reference, await second(), await second(), await second(), await second(), await second()];
    await takeOn(as(moderator), all[1]!, 1);
    await takeOn(as(colleague), all[2]!, 1);
    await answer({ outcome: "adopted" }, moderator, all[3]);
    await hideProposal(as(moderator), all[4]!, { reason: "offensive", note: "x", version: 1 });
    await shortlist([all[2]!], {}, moderator);
    const listed: Record<string, string[]> = {};
    for (const view of inboxViews) {
      const { inbox } = await getDesk(as(moderator), plan.slug, { view });
      listed[view] = inbox.rows.map((row) => row.reference);
      expect(inbox.counts[view], view).toBe(inbox.rows.length);
    }
    expect(listed).toEqual({ unanswered: [all[0], all[1], all[2], all[5]], mine: [all[1], all[3]], unassigned: [all[0], all[5]], answered: [all[3]], hidden: [all[4]], all });
    const { inbox: { rows } } = await getDesk(as(moderator), plan.slug, { view: "all" });
    expect(rows[1]).toMatchObject({ assignee: moderator.name, isMine: true, shortlisted: 0 });
    expect(rows[2]).toMatchObject({ assignee: colleague.name, isMine: false, shortlisted: 1 });
  });

  it("finds in its list by reference, by words, by theme and by type", async () => {
    const ngo = await submit(contextFor(store, await addPerson(store, { type: "ngo" })), plan, { theme: "participation", title: "Folkehøring" });
    const found = async (filter: Partial<Parameters<typeof getDesk>[2]>) => (await getDesk(as(moderator), plan.slug, { view: "all", ...filter })).inbox.rows.map((row) => row.reference);
    expect(await found({ text: ` ${reference.toLowerCase()} ` })).toEqual([reference]);
    expect(await found({ text: "folkehoering" })).toEqual([ngo.reference]);
    expect(await found({ text: "\" ( *" })).toEqual([]);
    expect(await found({ theme: "participation" })).toEqual([ngo.reference]);
    expect(await found({ type: "citizen" })).toEqual([reference]);
    expect(await found({ text: "møder", type: "ngo" })).toEqual([ngo.reference]);
  });

  it("pages its list forward and back, each case once, also when they came in the same moment", async () => {
    await addProposals(contextFor(store, system), plan, Array.from({ length: 60 }, (_, index) => ({ submittedAt: after({ minutes: Math.floor(index / 20) - 100 }) })));
    const forward: string[][] = [];
    let page = (await getDesk(as(moderator), plan.slug, { view: "all" })).inbox;
    expect(page.previous).toBeNull();
    forward.push(page.rows.map((row) => row.reference));
    while (page.next) {
      page = (await getDesk(as(moderator), plan.slug, { view: "all", cursor: page.next })).inbox;
      forward.push(page.rows.map((row) => row.reference));
    }
    const back = [page.rows.map((row) => row.reference)];
    while (page.previous) {
      page = (await getDesk(as(moderator), plan.slug, { view: "all", cursor: page.previous })).inbox;
      back.unshift(page.rows.map((row) => row.reference));
    }
    expect(forward.map((each) => each.length)).toEqual([25, 25, 11]);
    expect(new Set(forward.flat()).size).toBe(61);
    expect(back).toEqual(forward);
  });

  it("finds no case of another plan", async () => {
    await addPlan(store, { slug: "plan-b", code: "PB" });
    await expect(getDeskCase(as(moderator), "plan-b", reference, { view: "all" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getShortlisting(as(moderator), "plan-b", [reference])).rejects.toMatchObject({ kind: "not_found" });
    await expect(getDeskCase(as(moderator), plan.slug, "PA-C-9999", { view: "all" })).rejects.toMatchObject({ kind: "not_found" });
    expect((await getShortlisting(as(moderator), plan.slug, [reference])).proposals.map((each) => each.reference)).toEqual([reference]);
  });
});
