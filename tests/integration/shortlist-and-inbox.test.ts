import { expect, it } from "vitest";
import { getInitiative } from "#app/domain/initiatives/queries.server.ts";
import { getInitiativesPage } from "#app/domain/initiatives/get-initiatives-page.server.ts";
import { getDesk, getDeskCase, getShortlisting } from "#app/domain/triage/get-desk.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { inboxViews } from "#app/domain/triage/inbox-views.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, addProposals, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("shortlisting", (open) => {
  const { here, as, read, journey, tallies, visibleTallies, audits, mails, answer, shortlist, second } = useDesk(open);

  it("takes one or several proposals into a new draft initiative", async () => {
    const other = await second();
    expect(await shortlist([here.reference, other])).toEqual({ ok: true, value: { initiative: "PA-I-01" } });
    const initiative = await getInitiative(contextFor(here.store, visitor), "PA-I-01");
    expect(initiative).toMatchObject({ reference: "PA-I-01", state: "draft", number: null, title: { text: "Åbne udvalg", lang: "da" }, summary: { text: "Kort" }, theme: { slug: "open-data" } });
    expect(initiative.sources.rows.map(({ reference: source, degree, passage, status }) => ({ source, degree, passage, status }))).toEqual([here.reference, other].map((source) => ({ source, degree: "partly", passage: "Åbn dem", status: "under_consideration" })));
    expect(await read()).toMatchObject({ status: "under_consideration", version: 2, initiatives: [{ reference: "PA-I-01", degree: "partly", passage: "Åbn dem" }] });
    expect((await read()).journey.at(-1)).toMatchObject({ kind: "shortlisted", initiative: "PA-I-01" });
    expect(await visibleTallies()).toEqual({ under_consideration: 2 });
    expect((await mails()).map((each) => [each.kind, each.payload.initiative])).toEqual([["proposal_shortlisted", "PA-I-01"], ["proposal_shortlisted", "PA-I-01"]]);
    expect((await audits()).map((each) => each.action)).toEqual(["initiative.begun", "proposal.shortlisted", "proposal.shortlisted"]);
    expect((await getInitiativesPage(contextFor(here.store, visitor), here.plan.slug)).initiatives).toMatchObject([{ reference: "PA-I-01", sourceCount: 2, state: "draft" }]);
    expect((await getDeskCase(as(here.moderator), here.plan.slug, here.reference, { view: "all" })).notes.assignee?.id).toBe(here.moderator.id);
  });

  it("takes another into a draft that is there, and changes the degree of one that is in it without telling again", async () => {
    await shortlist([here.reference]);
    expect(await shortlist([await second()], { initiative: "PA-I-01" })).toEqual({ ok: true, value: { initiative: "PA-I-01" } });
    expect(await shortlist([here.reference], { initiative: "PA-I-01", degree: "full", passage: "Alt" })).toEqual({ ok: true, value: { initiative: "PA-I-01" } });
    expect((await read()).initiatives).toMatchObject([{ degree: "full", passage: "Alt" }]);
    expect(await journey()).toEqual(["submitted", "shortlisted"]);
    expect(await mails()).toHaveLength(2);
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.shortlisting_changed", data: { initiative: "PA-I-01", before: { degree: "partly" }, after: { degree: "full" } } });
    expect(await shortlist([here.reference], { title: "Et til" })).toEqual({ ok: true, value: { initiative: "PA-I-02" } });
    expect((await read()).initiatives.map((each) => each.reference)).toEqual(["PA-I-01", "PA-I-02"]);
  });

  it("pages the proposals of an initiative, the oldest first, forward and back, and counts those that are visible", async () => {
    const added = await addProposals(contextFor(here.store, system), here.plan, Array.from({ length: 46 }, (_, index) => ({ submittedAt: after({ minutes: Math.floor(index / 15) - 100 }) })));
    await shortlist(added.map((each) => each.reference));
    await hideProposal(as(here.moderator), added[3]!.reference, { reason: "offensive", note: "x", version: 2 });
    const expected = added.filter((_, index) => index !== 3).map((each) => each.reference);
    const sources = async (cursor?: string | null) => (await getInitiative(contextFor(here.store, visitor), "PA-I-01", cursor ?? undefined)).sources;
    const forward = [await sources()];
    while (forward.at(-1)!.next) forward.push(await sources(forward.at(-1)!.next));
    const back = [forward.at(-1)!];
    while (back[0]!.previous) back.unshift(await sources(back[0]!.previous));
    const references = (pages: typeof forward) => pages.map((page) => page.rows.map((row) => row.reference));
    expect(references(forward)).toEqual([expected.slice(0, 20), expected.slice(20, 40), expected.slice(40)]);
    expect(references(back)).toEqual(references(forward));
    expect([...forward, ...back].map((page) => page.total)).toEqual(Array.from({ length: 6 }, () => 45));
    expect(forward[0]!.previous).toBeNull();
    expect((await sources("nonsense")).rows).toEqual(forward[0]!.rows);
  });

  it("tells once of two shortlistings into the same draft at the same moment", async () => {
    await shortlist([await second()]);
    await Promise.all([shortlist([here.reference], { initiative: "PA-I-01" }), shortlist([here.reference], { initiative: "PA-I-01" }, here.colleague)]);
    expect(await journey()).toEqual(["submitted", "shortlisted"]);
    expect((await read()).initiatives).toHaveLength(1);
  });

  it("begins one initiative with the same form sent several times, also at once", async () => {
    const references = [here.reference, await second()];
    const results = await Promise.allSettled(Array.from({ length: 6 }, (_, index) => shortlist(references, { title: "Den samme" }, index % 2 ? here.colleague : here.moderator)));
    expect(results.some((each) => each.status === "fulfilled")).toBe(true);
    await shortlist(references, { title: "Den samme" });
    expect((await getInitiativesPage(contextFor(here.store, visitor), here.plan.slug)).initiatives).toMatchObject([{ sourceCount: 2 }]);
    await shortlist(references, { title: "En anden" });
    expect((await getInitiativesPage(contextFor(here.store, visitor), here.plan.slug)).initiatives).toHaveLength(2);
  });

  it("does not undo an answer given at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const own = await second();
      await Promise.allSettled([answer({ outcome: "adopted" }, here.moderator, own), shortlist([own], {}, here.colleague)]);
      const proposal = await read(own);
      // Either the answer came first or last, and stands, or it met a conflict; it is never there without its status.
      expect(proposal.status).toBe(proposal.response ? "adopted" : "under_consideration");
    }
    const counted = Object.values(await tallies()).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(6);
  });

  it("takes all in or none", async () => {
    const other = await second();
    const own = await submit(contextFor(here.store, here.moderator), here.plan);
    expect(await shortlist([here.reference, own.reference])).toEqual({ ok: false, reason: "own_among_them" });
    await expect(shortlist([here.reference, "PA-C-9999"])).rejects.toMatchObject({ kind: "not_found" });
    await expect(shortlist([])).rejects.toMatchObject({ kind: "not_found" });
    const elsewhere = await submit(contextFor(here.store, here.anna), await addPlan(here.store, { slug: "plan-b", code: "PB" }));
    expect(await shortlist([here.reference, elsewhere.reference])).toEqual({ ok: false, reason: "proposals_of_several_plans" });
    expect(await shortlist([here.reference, other], { initiative: "PA-I-07" })).toEqual({ ok: false, reason: "initiative_unknown" });
    await hideProposal(as(here.moderator), other, { reason: "advertising", note: "Reklame", version: 1 });
    expect(await shortlist([here.reference, other])).toEqual({ ok: false, reason: "proposal_withdrawn" });
    expect((await getInitiativesPage(contextFor(here.store, visitor), here.plan.slug)).initiatives).toEqual([]);
    expect(await read()).toMatchObject({ status: "received", version: 1, initiatives: [] });
  });

  it("takes a proposal out of a draft again", async () => {
    await shortlist([here.reference]);
    await removeFromShortlist(as(here.colleague), here.reference, "PA-I-01");
    expect(await read()).toMatchObject({ initiatives: [], version: 3 });
    expect((await read()).journey.at(-1)).toMatchObject({ kind: "unshortlisted", initiative: "PA-I-01" });
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.unshortlisted", data: { initiative: "PA-I-01", before: { degree: "partly" }, after: { degree: null } } });
    await expect(removeFromShortlist(as(here.colleague), here.reference, "PA-I-01")).rejects.toMatchObject({ kind: "not_found" });
    await expect(removeFromShortlist(as(here.colleague), here.reference, "PA-I-99")).rejects.toMatchObject({ kind: "not_found" });
  });
});

describeOnBothDatabases("the desk's list", (open) => {
  const { here, as, answer, shortlist, second } = useDesk(open);

  it("has its list in views that count what they show, the oldest first", async () => {
    const all = [here.reference, await second(), await second(), await second(), await second(), await second()];
    await takeOn(as(here.moderator), all[1]!, 1);
    await takeOn(as(here.colleague), all[2]!, 1);
    await answer({ outcome: "adopted" }, here.moderator, all[3]);
    await hideProposal(as(here.moderator), all[4]!, { reason: "offensive", note: "x", version: 1 });
    await shortlist([all[2]!], {}, here.moderator);
    const listed: Record<string, string[]> = {};
    for (const view of inboxViews) {
      const { inbox } = await getDesk(as(here.moderator), here.plan.slug, { view });
      listed[view] = inbox.rows.map((row) => row.reference);
      expect(inbox.counts[view], view).toEqual({ count: inbox.rows.length, isMore: false });
    }
    expect(listed).toEqual({ unanswered: [all[0], all[1], all[2], all[5]], mine: [all[1], all[3]], unassigned: [all[0], all[5]], overdue: [], to_assess: [], reported: [], screening: [], answered: [all[3]], hidden: [all[4]], all });
    const { inbox: { rows } } = await getDesk(as(here.moderator), here.plan.slug, { view: "all" });
    expect(rows[1]).toMatchObject({ assignee: here.moderator.name, isMine: true, shortlisted: 0 });
    expect(rows[2]).toMatchObject({ assignee: here.colleague.name, isMine: false, shortlisted: 1 });
  });

  it("finds in its list by reference, by words, by theme and by type", async () => {
    const ngo = await submit(contextFor(here.store, await addPerson(here.store, { type: "ngo" })), here.plan, { theme: "participation", title: "Folkehøring" });
    const found = async (filter: Partial<Parameters<typeof getDesk>[2]>) => (await getDesk(as(here.moderator), here.plan.slug, { view: "all", ...filter })).inbox.rows.map((row) => row.reference);
    expect(await found({ text: ` ${here.reference.toLowerCase()} ` })).toEqual([here.reference]);
    expect(await found({ text: "folkehoering" })).toEqual([ngo.reference]);
    expect(await found({ text: "\" ( *" })).toEqual([]);
    expect(await found({ theme: "participation" })).toEqual([ngo.reference]);
    expect(await found({ type: "citizen" })).toEqual([here.reference]);
    expect(await found({ text: "møder", type: "ngo" })).toEqual([ngo.reference]);
  });

  it("pages its list forward and back, each case once, also when they came in the same moment", async () => {
    await addProposals(contextFor(here.store, system), here.plan, Array.from({ length: 60 }, (_, index) => ({ submittedAt: after({ minutes: Math.floor(index / 20) - 100 }) })));
    const forward: string[][] = [];
    let page = (await getDesk(as(here.moderator), here.plan.slug, { view: "all" })).inbox;
    expect(page.previous).toBeNull();
    forward.push(page.rows.map((row) => row.reference));
    while (page.next) {
      page = (await getDesk(as(here.moderator), here.plan.slug, { view: "all", cursor: page.next })).inbox;
      forward.push(page.rows.map((row) => row.reference));
    }
    const back = [page.rows.map((row) => row.reference)];
    while (page.previous) {
      page = (await getDesk(as(here.moderator), here.plan.slug, { view: "all", cursor: page.previous })).inbox;
      back.unshift(page.rows.map((row) => row.reference));
    }
    expect(forward.map((each) => each.length)).toEqual([25, 25, 11]);
    expect(new Set(forward.flat()).size).toBe(61);
    expect(back).toEqual(forward);
  });

  it("finds no case of another plan", async () => {
    await addPlan(here.store, { slug: "plan-b", code: "PB" });
    await expect(getDeskCase(as(here.moderator), "plan-b", here.reference, { view: "all" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getShortlisting(as(here.moderator), "plan-b", [here.reference])).rejects.toMatchObject({ kind: "not_found" });
    await expect(getDeskCase(as(here.moderator), here.plan.slug, "PA-C-9999", { view: "all" })).rejects.toMatchObject({ kind: "not_found" });
    expect((await getShortlisting(as(here.moderator), here.plan.slug, [here.reference])).proposals.map((each) => each.reference)).toEqual([here.reference]);
  });
});
