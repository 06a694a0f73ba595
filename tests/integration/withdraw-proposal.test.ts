import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { getProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import { getJourneyFeed } from "#app/domain/versions/get-journey-feed.server.ts";
import { keepSupport } from "#app/domain/versions/keep-support.server.ts";
import { withdrawProposal } from "#app/domain/versions/withdraw-proposal.server.ts";
import { withdrawInput } from "#app/domain/versions/schema.ts";
import { noticeWords } from "#app/i18n/en/following.ts";
import { noticeLine } from "#app/i18n/notice-words.ts";
import { newId } from "#app/lib/id.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { after, contextFor, noon, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addToOrganisation } from "#tests/support/organisations.ts";
import { addPerson } from "#tests/support/people.ts";
import { listOf, submit } from "#tests/support/plans.ts";
import { addCoAuthor, edit } from "#tests/support/versions.ts";

describeOnBothDatabases("withdrawing a proposal", (open) => {
  const { here, as, read, journey, audits, answer, shortlist, visibleTallies } = useDesk(open);
  const withdraw = (input: Partial<Parameters<typeof withdrawProposal>[2]> = {}, ctx = as(here.anna)) => withdrawProposal(ctx, here.reference, { reason: "covered_elsewhere", note: "Se <i>det andet</i>", ...input });
  const announced = async () => (await here.store.read.select({ kind: here.store.tables.announcements.kind }).from(here.store.tables.announcements)).map((each) => each.kind);

  it("leaves it to be read, with the reason, and closed", async () => {
    await writeComment(as(here.moderator), here.reference, { stance: "for", body: "Godt", voice: "", formKey: newId() });
    expect(await withdraw()).toEqual({ ok: true });
    expect(await read()).toMatchObject({ status: "withdrawn", withdrawal: { reason: "covered_elsewhere", note: "Se <i>det andet</i>" }, title: "Åbne møder", isHidden: false, version: 2 });
    expect(await journey()).toEqual(["submitted", "withdrawn"]);
    expect((await read()).journey.at(-1)).toMatchObject({ reason: "covered_elsewhere" });
    expect(await visibleTallies()).toEqual({ withdrawn: 1 });
    expect((await listOf(contextFor(here.store, visitor), here.plan.id, { text: "møder" })).rows.map((row) => row.status)).toEqual(["withdrawn"]);
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.withdrawn", actorId: here.anna.id, actorRole: "participant", data: { reason: "covered_elsewhere", before: { status: "received" } } });
    expect(await announced()).toContain("proposal_withdrawn");
    const page = await getProposalPage(as(here.anna), here.reference, {});
    expect(page.comments.threads).toHaveLength(1);
    expect(page).toMatchObject({ may: { comment: { allowed: false } }, changes: { mayEdit: false, mayWithdraw: false } });
    expect(await supportProposal(as(here.moderator), here.reference)).toMatchObject({ ok: false });
    await expect(answer({ version: 2 })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("needs words for another reason, and whoever is told of it is told why", () => {
    expect(withdrawInput.safeParse({ reason: "other", note: " " }).error?.issues.map(({ path, message }) => [path, message])).toEqual([[["note"], "withdraw_note_missing"]]);
    expect(withdrawInput.safeParse({ reason: "mistake", note: "" }).success).toBe(true);
    const line = (outcome: string) => noticeLine(noticeWords, { kind: "proposal_withdrawn", relation: "supporter", data: { reference: "PA-C-1", title: "A", outcome } }, noon);
    expect([line("mistake"), line("other")]).toEqual(["“A” (PA-C-1) has been withdrawn: it was sent by mistake", "“A” (PA-C-1) has been withdrawn"]);
  });

  it("is done once, however often the button is pressed", async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => withdraw()));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "withdrawn")).toHaveLength(7);
    expect(await journey()).toEqual(["submitted", "withdrawn"]);
    expect(await visibleTallies()).toEqual({ withdrawn: 1 });
  });

  it("and answering at the same time end with one of the two", async () => {
    const [withdrawn, answered] = await Promise.allSettled([withdraw(), answer({})]);
    const isWithdrawn = withdrawn.status === "fulfilled" && withdrawn.value.ok;
    expect(answered.status).toBe(isWithdrawn ? "rejected" : "fulfilled");
    if (!isWithdrawn) expect(withdrawn).toMatchObject({ value: { ok: false, reason: "answered" } });
    expect(await visibleTallies()).toEqual({ [isWithdrawn ? "withdrawn" : "adopted"]: 1 });
    expect(await journey()).toEqual(["submitted", isWithdrawn ? "withdrawn" : "answered"]);
  });

  it("stays a source of the draft initiative that it was taken into, until the desk takes it out", async () => {
    await shortlist([here.reference]);
    expect(await withdraw()).toEqual({ ok: true });
    expect(await read()).toMatchObject({ status: "withdrawn", initiatives: [{ reference: "PA-I-01" }] });
    expect(await visibleTallies()).toEqual({ withdrawn: 1 });
    await removeFromShortlist(as(here.moderator), here.reference, "PA-I-01");
    expect(await read()).toMatchObject({ status: "withdrawn", initiatives: [] });
  });

  it("is for who speaks: not for who stands beside them, and not for anybody else", async () => {
    const beside = await addPerson(here.store);
    await addCoAuthor(here.store, here.reference, beside);
    for (const actor of [beside, here.moderator, visitor]) await expect(withdraw({}, as(actor))).rejects.toMatchObject({ kind: "forbidden" });
    const sender = await addPerson(here.store, { type: "ngo" });
    const colleague = await addToOrganisation(here.store, sender.organisation!.id, await addPerson(here.store), "representative");
    const { reference } = await submit(contextFor(here.store, sender), here.plan);
    expect(await withdrawProposal(as(colleague), reference, { reason: "mistake", note: "" })).toEqual({ ok: true });
  });

  it("is open until consideration ends, and closed to what is hidden", async () => {
    const at = (now: Date) => contextFor(here.store, here.anna, { now });
    const triageEnds = here.plan.phases[2]!.closesAt;
    expect(await withdraw({}, at(triageEnds))).toEqual({ ok: false, reason: "phase_over", at: triageEnds });
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "n", version: 1 });
    expect(await withdraw()).toEqual({ ok: false, reason: "hidden" });
    expect(await journey()).toEqual(["submitted", "hidden"]);
  });

  it("is told by the feed of the journey, which is the same for everyone and says no title of a hidden text", async () => {
    await edit(as(here.anna), here.reference, { title: "Åbne møder nu" });
    await withdraw();
    const feed = await getJourneyFeed(as(visitor), here.reference.toLowerCase());
    expect(feed).toMatchObject({ reference: here.reference, title: "Åbne møder nu", updated: after({ hours: 1 }) });
    expect(feed.entries.map(({ kind, reason }) => [kind, reason])).toEqual([["withdrawn", "covered_elsewhere"], ["edited", null], ["submitted", null]]);
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "n", version: 3 });
    for (const actor of [visitor, here.anna, here.moderator]) expect((await getJourneyFeed(as(actor), here.reference)).title).toBe("");
    await expect(getJourneyFeed(as(visitor), "PA-C-9999")).rejects.toMatchObject({ kind: "not_found" });
  });
});

describeOnBothDatabases("support of a text that has changed", (open) => {
  const { here } = useDesk(open);
  const at = (actor: Parameters<typeof contextFor>[1], hours: number) => contextFor(here.store, actor, { now: after({ hours }) });
  const changes = async (actor: Parameters<typeof contextFor>[1]) => (await getProposalPage(at(actor, 9), here.reference, {})).changes.muchChanged;
  const rewrite = (hours: number, word: string) => edit(at(here.anna, hours), here.reference, { problem: `${word}1 ${word}2 ${word}3 er galt.`, change: `Gør ${word}4 noget ${word}5.`, effect: `${word}6 ${word}7.` });

  it("asks those who supported it before, and them alone, until they say that they still do", async () => {
    const [before, later, never] = [await addPerson(here.store), await addPerson(here.store), await addPerson(here.store)];
    await supportProposal(at(before, 1), here.reference);
    await edit(at(here.anna, 2), here.reference, { title: "Åbne møder!" });
    expect(await changes(before)).toBeNull();
    expect(await rewrite(3, "Støj")).toMatchObject({ isMajor: true });
    await supportProposal(at(later, 4), here.reference);
    expect(await changes(before)).toEqual({ from: 1, to: 3, at: after({ hours: 3 }) });
    for (const actor of [later, never, here.anna, visitor]) expect(await changes(actor)).toBeNull();
    expect(await keepSupport(at(before, 5), here.reference, 3)).toEqual({ ok: true, value: null });
    expect(await changes(before)).toBeNull();
    const acts = (await here.store.read.select().from(here.store.tables.auditEntries).where(eq(here.store.tables.auditEntries.actorId, before.id))).map(({ action, data }) => ({ action, data }));
    expect(acts).toEqual(expect.arrayContaining([{ action: "proposal.support_kept", data: { version: 3 } }]));
    expect((await getProposalPage(at(before, 9), here.reference, {})).proposal).toMatchObject({ supportCount: 2, supportedByMe: true });
  });

  it("asks again about what came while the page was open, and makes no support where there is none", async () => {
    const bo = await addPerson(here.store);
    await supportProposal(at(bo, 1), here.reference);
    await rewrite(2, "Støj");
    await rewrite(3, "Affald");
    await keepSupport(at(bo, 4), here.reference, 2);
    expect(await changes(bo)).toEqual({ from: 2, to: 3, at: after({ hours: 3 }) });
    const never = await addPerson(here.store);
    expect(await keepSupport(at(never, 5), here.reference, 3)).toEqual({ ok: true, value: null });
    expect((await getProposalPage(at(never, 9), here.reference, {})).proposal).toMatchObject({ supportCount: 1, supportedByMe: false });
    await expect(keepSupport(at(bo, 5), here.reference, 99)).rejects.toMatchObject({ kind: "not_found" });
    await expect(keepSupport(at(bo, 5), here.reference, 2)).resolves.toMatchObject({ ok: true });
    expect(await keepSupport(at(visitor, 5), here.reference, 3)).toEqual({ ok: false, reason: "sign_in_first" });
  });
});
