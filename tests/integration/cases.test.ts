import { expect, it } from "vitest";
import { outcomes } from "#db/values.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { getDesk, getDeskCase, getShortlisting } from "#app/domain/triage/get-desk.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import type { InboxFilter } from "#app/domain/triage/list-inbox.server.ts";
import { release, takeOn } from "#app/domain/triage/take-on.server.ts";
import { findNeighbours } from "#app/routes/desk/find-neighbours.server.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, addProposals, listOf, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("a case at the desk", (open) => {
  const { here, as, read, journey, visibleTallies, auditsOfCases: audits, mails, answer, shortlist, second } = useDesk(open);
  const searched = async () => (await listOf(contextFor(here.store, visitor), here.plan.id, { text: "møder" })).rows.map((row) => [row.reference, row.status]);

  it("takes a case on: it is one's own, under consideration, and told in the journey", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    expect(await read()).toMatchObject({ status: "under_consideration", version: 2 });
    expect(await journey()).toEqual(["submitted", "taken_on"]);
    expect(await visibleTallies()).toEqual({ under_consideration: 1 });
    expect(await searched()).toEqual([[here.reference, "under_consideration"]]);
    const opened = await getDeskCase(as(here.moderator), here.plan.slug, here.reference, { view: "mine" });
    expect(opened).toMatchObject({ isMine: true, notes: { version: 2, assignee: { id: here.moderator.id, name: here.moderator.name } } });
    expect((await getDeskCase(as(here.colleague), here.plan.slug, here.reference, { view: "mine" })).isMine).toBe(false);
    expect((await audits())[0]).toMatchObject({ action: "case.taken_on", actorId: here.moderator.id, actorRole: "moderator", data: { before: { assigneeId: null, status: "received" }, after: { assigneeId: here.moderator.id, status: "under_consideration" } } });
  });

  it("gives a case back: it is received again, as nobody considers it now", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    await release(as(here.colleague), here.reference, 2);
    expect((await getDeskCase(as(here.moderator), here.plan.slug, here.reference, { view: "all" })).notes).toMatchObject({ assignee: null, version: 3 });
    expect((await read()).status).toBe("received");
    expect(await journey()).toEqual(["submitted", "taken_on", "released"]);
    expect(await visibleTallies()).toEqual({ received: 1 });
    expect(await searched()).toEqual([[here.reference, "received"]]);
    expect((await audits()).map((each) => each.action)).toEqual(["case.taken_on", "case.released"]);
    expect((await audits()).at(-1)!.data).toEqual({ before: { assigneeId: here.moderator.id, status: "under_consideration", stage: "in_triage" }, after: { assigneeId: null, status: "received", stage: "submitted" } });
    await takeOn(as(here.colleague), here.reference, 3);
    expect(await journey()).toEqual(["submitted", "taken_on", "released", "taken_on"]);
  });

  it("gives a case back as it is while it is in an initiative, and once it is answered", async () => {
    await shortlist([here.reference]);
    await release(as(here.moderator), here.reference, 2);
    expect((await read()).status).toBe("under_consideration");
    expect(await journey()).toEqual(["submitted", "shortlisted"]);
    await removeFromShortlist(as(here.moderator), here.reference, "PA-I-01");
    await release(as(here.moderator), here.reference, 4);
    expect((await read()).status).toBe("received");
    await answer({ outcome: "adopted", version: 5 });
    await release(as(here.moderator), here.reference, 6);
    expect((await read()).status).toBe("adopted");
    expect(await journey()).toEqual(["submitted", "shortlisted", "unshortlisted", "released", "answered"]);
  });

  it("knows the cases before and after one that has left the view, in the order of the list", async () => {
    const all = [here.reference, await second(), await second()];
    const neighbours = async (of: string, filter: Partial<InboxFilter> = {}) => {
      const wanted = { view: "unanswered" as const, ...filter };
      return findNeighbours(as(here.moderator), await getDeskCase(as(here.moderator), here.plan.slug, of, wanted), wanted);
    };
    expect(await neighbours(all[1]!)).toBeNull();
    await answer({}, here.moderator, all[1]);
    expect(await neighbours(all[1]!)).toEqual({ previous: all[0], next: all[2] });
    await answer({}, here.moderator, all[0]);
    expect(await neighbours(all[0]!)).toEqual({ previous: undefined, next: all[2] });
    await answer({}, here.moderator, all[2]);
    expect(await neighbours(all[2]!)).toEqual({ previous: undefined, next: undefined });
    const more = [all[1], await second(), await second()];
    expect(await neighbours(all[2]!)).toEqual({ previous: undefined, next: more[1] });
    await answer({}, here.moderator, more[2]);
    expect(await neighbours(more[2]!)).toEqual({ previous: more[1], next: undefined });
  });

  it("knows the neighbours of a case that is not on the page of the list", async () => {
    const added = await addProposals(contextFor(here.store, system), here.plan, Array.from({ length: 60 }, (_, index) => ({ submittedAt: after({ minutes: Math.floor(index / 20) - 100 }) })));
    const references = added.map((each) => each.reference);
    const neighbours = async (of: string) => findNeighbours(as(here.moderator), await getDeskCase(as(here.moderator), here.plan.slug, of, { view: "unanswered" }), { view: "unanswered" });
    expect(await neighbours(references[10]!)).toBeNull();
    expect(await neighbours(references[45]!)).toEqual({ previous: references[44], next: references[46] });
    expect(await neighbours(here.reference)).toEqual({ previous: references[59], next: undefined });
  });

  it("lets one of two have it who take it at the same moment, and tells the other", async () => {
    const results = await Promise.allSettled([takeOn(as(here.moderator), here.reference, 1), takeOn(as(here.colleague), here.reference, 1)]);
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
    expect(await searched()).toContainEqual([here.reference, outcome]);
    expect((await mails()).filter((mail) => mail.kind !== "proposal_joined")).toMatchObject([{ kind: "proposal_answered", recipient: emailOf(here.anna), payload: { reference: here.reference, outcome, reason: "En grund", name: here.anna.name } }]);
    expect((await audits())[0]).toMatchObject({ action: "proposal.answered", data: { before: { status: "received" }, after: { status: outcome }, responseVersion: 1 } });
    if (outcome === "merged") expect((await read(into)).mergedFrom).toMatchObject([{ reference: here.reference, title: "Åbne møder", language: "da" }]);
  });

  it("tells an author who turned that off nothing of answers and shortlists, and of hiding all the same", async () => {
    const { notificationSettings } = here.store.tables;
    await here.store.write(async (tx) => { await tx.insert(notificationSettings).values({ userId: here.anna.id, kind: "own_proposals", frequency: "off" }); });
    await answer({ outcome: "adopted" });
    await shortlist([here.reference]);
    expect(await mails()).toEqual([]);
    const { version } = (await getDeskCase(as(here.moderator), here.plan.slug, here.reference, { view: "all" })).notes;
    await hideProposal(as(here.moderator), here.reference, { reason: "advertising", note: "Reklame", version });
    await restoreProposal(as(here.moderator), here.reference, version + 1);
    expect((await mails()).map((mail) => [mail.kind, mail.recipient])).toEqual([["proposal_hidden", emailOf(here.anna)]]);
  });

  it("keeps earlier versions of an answer, and shows the last", async () => {
    await answer({ outcome: "not_adopted", reason: "Nej" });
    await answer({ outcome: "partly_adopted", reason: "Jo, lidt", correction: "Efter nye oplysninger", version: 2 }, here.colleague);
    expect(await read()).toMatchObject({ status: "partly_adopted", response: { version: 2, reason: "Jo, lidt" } });
    expect((await here.store.read.select().from(here.store.tables.responses)).map((each) => [each.version, each.reason]).sort()).toEqual([[1, "Nej"], [2, "Jo, lidt"]]);
    expect(await journey()).toEqual(["submitted", "answered", "answer_changed"]);
    expect(await visibleTallies()).toEqual({ partly_adopted: 1 });
    expect(await mails()).toHaveLength(2);
  });

  it("is no longer merged into the other when the answer is changed", async () => {
    const into = await second();
    await answer({ outcome: "merged", mergedInto: into });
    await answer({ outcome: "adopted", correction: "Forslaget står for sig selv", version: 2 });
    expect((await read(into)).mergedFrom).toEqual([]);
  });

  it("throws a conflict at an answer to what was changed meanwhile, and keeps nothing of it", async () => {
    await takeOn(as(here.colleague), here.reference, 1);
    await expect(answer({ version: 1 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await read()).toMatchObject({ status: "under_consideration", response: null });
    expect(await mails()).toEqual([]);
    expect(await journey()).toEqual(["submitted", "taken_on"]);
  });

  it("takes one of two answers given at the same moment", async () => {
    const results = await Promise.allSettled([answer({ outcome: "adopted" }), answer({ outcome: "not_adopted" }, here.colleague)]);
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await here.store.read.select().from(here.store.tables.responses)).toHaveLength(1);
    expect(Object.values(await visibleTallies())).toEqual([1]);
  });

  it("refuses to merge into itself, in a circle, into another plan, or into nothing", async () => {
    const other = await second();
    const third = await second();
    const elsewhere = await submit(contextFor(here.store, here.anna), await addPlan(here.store, { slug: "plan-b", code: "PB" }));
    expect(await answer({ outcome: "merged", mergedInto: here.reference })).toEqual({ ok: false, reason: "merged_circle" });
    expect(await answer({ outcome: "merged", mergedInto: "PA-C-9999" })).toEqual({ ok: false, reason: "merged_unknown" });
    expect(await answer({ outcome: "merged", mergedInto: elsewhere.reference })).toEqual({ ok: false, reason: "merged_unknown" });
    await answer({ outcome: "merged", mergedInto: other });
    await answer({ outcome: "merged", mergedInto: third }, here.moderator, other);
    expect(await answer({ outcome: "merged", mergedInto: here.reference }, here.moderator, third)).toEqual({ ok: false, reason: "merged_circle" });
    expect(await read(third)).toMatchObject({ status: "received", version: 1, response: null });
  });

  it("makes no circle of two merges at the same moment", async () => {
    const other = await second();
    await Promise.allSettled([answer({ outcome: "merged", mergedInto: other }), answer({ outcome: "merged", mergedInto: here.reference }, here.colleague, other)]);
    expect([(await read()).status, (await read(other)).status].filter((status) => status === "merged")).toHaveLength(1);
  });

  it("hides a proposal: no text, no count, not found; and shows it again as it was", async () => {
    await answer({ outcome: "adopted" });
    await hideProposal(as(here.moderator), here.reference, { reason: "personal_data", note: "Telefonnummer", version: 2 });
    expect(await read()).toMatchObject({ isHidden: true, hideReason: "personal_data", title: "", problem: "", change: "", effect: "", speaker: { name: "", organisation: null, display: "code" }, status: "adopted" });
    expect(await getProposal(contextFor(here.store, here.anna), here.reference)).toMatchObject({ isHidden: true, title: "Åbne møder", isOwn: true });
    expect(await visibleTallies()).toEqual({});
    expect(await searched()).toEqual([]);
    expect((await listOf(contextFor(here.store, visitor), here.plan.id, {})).rows).toEqual([]);
    expect((await mails()).at(-1)).toMatchObject({ kind: "proposal_hidden", payload: { reason: "personal_data", note: "Telefonnummer" } });
    await restoreProposal(as(here.colleague), here.reference, 3);
    expect(await read()).toMatchObject({ isHidden: false, hideReason: null, title: "Åbne møder", status: "adopted", version: 4 });
    expect(await visibleTallies()).toEqual({ adopted: 1 });
    expect(await searched()).toEqual([[here.reference, "adopted"]]);
    expect(await journey()).toEqual(["submitted", "answered", "hidden", "restored"]);
    expect((await mails()).at(-1)!.kind).toBe("proposal_restored");
  });

  it("counts and finds by the answer that was given while it was hidden", async () => {
    await hideProposal(as(here.moderator), here.reference, { reason: "personal_data", note: "x", version: 1 });
    await takeOn(as(here.moderator), here.reference, 2);
    await answer({ outcome: "out_of_scope", version: 3 });
    expect(await visibleTallies()).toEqual({});
    expect(await searched()).toEqual([]);
    await restoreProposal(as(here.moderator), here.reference, 4);
    expect(await visibleTallies()).toEqual({ out_of_scope: 1 });
    expect(await searched()).toEqual([[here.reference, "out_of_scope"]]);
  });

  it("refuses to hide what is hidden, to restore what is not, and either on an old version", async () => {
    const hide = (version: number) => hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "x", version });
    await expect(restoreProposal(as(here.moderator), here.reference, 1)).rejects.toMatchObject({ kind: "conflict" });
    await expect(hide(7)).rejects.toMatchObject({ kind: "conflict" });
    await hide(1);
    await expect(hide(2)).rejects.toMatchObject({ kind: "conflict" });
    await expect(restoreProposal(as(here.moderator), here.reference, 1)).rejects.toMatchObject({ kind: "conflict" });
    expect(await visibleTallies()).toEqual({});
  });

  it("records that staff read what is hidden, and not that they read what is public", async () => {
    await getDeskCase(as(here.moderator), here.plan.slug, here.reference, { view: "all" });
    expect(await audits()).toEqual([]);
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "Grimt", version: 1 });
    const opened = await getDeskCase(as(here.colleague), here.plan.slug, here.reference, { view: "hidden" });
    expect(opened).toMatchObject({ proposal: { title: "Åbne møder", problem: "Møderne er lukkede.", speaker: { name: here.anna.name } }, notes: { hideNote: "Grimt" } });
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.hidden_text_read", actorId: here.colleague.id });
  });

  const deskActs: [string, (actor: Actor) => Promise<unknown>][] = [
    ["take on", (actor) => takeOn(as(actor), here.reference, 1)],
    ["give back", (actor) => release(as(actor), here.reference, 1)],
    ["answer", (actor) => answer({}, actor)],
    ["hide", (actor) => hideProposal(as(actor), here.reference, { reason: "offensive", note: "x", version: 1 })],
    ["restore", (actor) => restoreProposal(as(actor), here.reference, 1)],
    ["shortlist", (actor) => shortlist([here.reference], {}, actor)],
    ["take out", (actor) => removeFromShortlist(as(actor), here.reference, "PA-I-01")],
    ["see the list", (actor) => getDesk(as(actor), here.plan.slug, { view: "all" })],
    ["open a case", (actor) => getDeskCase(as(actor), here.plan.slug, here.reference, { view: "all" })],
    ["prepare a shortlisting", (actor) => getShortlisting(as(actor), here.plan.slug, [here.reference])],
  ];

  it.each(deskActs)("%s: staff alone", async (_, act) => {
    for (const actor of [visitor, system, here.anna, await addPerson(here.store, { type: "authority" })]) await expect(act(actor)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await audits()).toEqual([]);
    expect((await read()).version).toBe(1);
  });

  const decisions = deskActs.filter(([name]) => ["take on", "give back", "answer", "hide", "restore", "take out"].includes(name));

  it.each(decisions)("%s: nobody on a proposal of their own", async (_, act) => {
    here.reference = (await submit(contextFor(here.store, here.moderator), here.plan)).reference;
    await expect(act(here.moderator)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await read()).version).toBe(1);
  });

  it.each(decisions)("%s: nobody on a proposal of their organisation, by whomever it was sent", async (_, act) => {
    const ngo = await addPerson(here.store, { type: "ngo" });
    here.reference = (await submit(contextFor(here.store, ngo), here.plan)).reference;
    await expect(act({ ...here.moderator, memberships: ngo.memberships })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await shortlist([here.reference], {}, { ...here.moderator, memberships: ngo.memberships })).toEqual({ ok: false, reason: "own_among_them" });
    expect((await read()).version).toBe(1);
  });

  it("says of a case whether it is of the reader's organisation", async () => {
    const ngo = await addPerson(here.store, { type: "ngo" });
    const { reference } = await submit(contextFor(here.store, ngo), here.plan);
    const notesFor = async (memberships: Person["memberships"], of = reference) => (await getDeskCase(as({ ...here.moderator, memberships }), here.plan.slug, of, { view: "all" })).notes;
    expect(await notesFor(ngo.memberships)).toMatchObject({ interest: "own_organisation" });
    expect(await notesFor([{ id: "another", name: "Another", type: "ngo", role: "representative", verified: true }])).toMatchObject({ interest: null });
    expect(await notesFor([], here.reference)).toMatchObject({ interest: null });
  });
});
