import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { deleteComment } from "#app/domain/comments/delete-comment.server.ts";
import { getDebateNumbers } from "#app/domain/comments/get-comment-numbers.server.ts";
import { listThreads } from "#app/domain/comments/list-threads.server.ts";
import type { Person } from "#app/domain/context.ts";
import { mergeOrganisations } from "#app/domain/organisations/merge-organisations.server.ts";
import { getOrganisationPage } from "#app/domain/organisations/get-organisation-page.server.ts";
import { discardPosition } from "#app/domain/positions/discard-position.server.ts";
import { getPositionPage, listPositionDrafts } from "#app/domain/positions/get-position-page.server.ts";
import { listOwnPositions } from "#app/domain/positions/list-own-positions.server.ts";
import { releasePosition } from "#app/domain/positions/release-position.server.ts";
import { requestPositionRelease, takeBackPosition } from "#app/domain/positions/request-position-release.server.ts";
import { savePosition } from "#app/domain/positions/save-position.server.ts";
import { sendBackPosition } from "#app/domain/positions/send-back-position.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { openDebate } from "#tests/support/consultation.ts";
import { contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addToOrganisation, mailsIn } from "#tests/support/organisations.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import type { TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("an organisation's position", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  let boss: Person;
  let member: Person;
  let organisation: string;
  let reference: string;
  beforeEach(async () => {
    ({ store, plan, anna, reference } = await openDebate(open));
    boss = await addPerson(store, { type: "ngo" });
    organisation = boss.organisation!.id;
    member = await addToOrganisation(store, organisation, await addPerson(store));
  });

  const at = (person: Person | typeof visitor, now?: Date) => contextFor(store, person, now && { now });
  const text = (body: string, version: number | null = null) => ({ stance: "for" as const, body, version });
  const page = (person: Person) => getPositionPage(at(person), organisation, reference);
  const debate = async () => { const proposal = await getProposal(at(visitor), reference); return { proposal, threads: await listThreads(at(visitor), proposal, {}), numbers: await getDebateNumbers(at(visitor), proposal.id) }; };
  async function release(person: Person, body = "Vi mener", version: number | null = null) {
    const result = await releasePosition(at(person), organisation, reference, text(body, version));
    if (!result.ok) throw new Error(result.reason);
    return result.id;
  }

  it("is written by a member, asked for, handed back, and released by a representative", async () => {
    expect(await savePosition(at(member), organisation, reference, { stance: null, body: "Et udkast", version: null })).toMatchObject({ ok: true, version: 1 });
    expect(await requestPositionRelease(at(member), organisation, reference, text("Et bedre udkast", 1), "Fristen er i dag")).toEqual({ ok: true });
    expect((await page(member)).acts).toMatchObject({ edit: false, takeBack: true });
    expect(await savePosition(at(member), organisation, reference, { stance: "for", body: "Ændret", version: 2 })).toMatchObject({ ok: false, reason: "draft_awaiting" });
    await sendBackPosition(at(boss), organisation, reference, "Skriv hvorfor");
    expect((await page(member)).draft).toMatchObject({ state: "sent_back", note: "Skriv hvorfor", version: 2 });
    await requestPositionRelease(at(member), organisation, reference, text("Derfor", 2), "");
    // Asked again in the same moment for the same text, nobody is told twice.
    await takeBackPosition(at(member), organisation, reference);
    await requestPositionRelease(at(member), organisation, reference, text("Derfor", 3), "");
    expect(await listPositionDrafts(at(boss), organisation)).toMatchObject([{ reference, state: "awaiting_release", writer: member.name }]);
    const id = await release(boss, "Derfor.", 3);
    const { proposal, threads, numbers } = await debate();
    expect(threads.positions).toMatchObject([{ id, kind: "position", stance: "for", body: "Derfor.", speaker: { display: "organisation", name: boss.organisation!.name } }]);
    expect(threads.threads).toEqual([]);
    expect([numbers.all.for.ngo, numbers.positions.for.ngo, proposal.commentCount]).toEqual([1, 1, 1]);
    expect(await listPositionDrafts(at(boss), organisation)).toEqual([]);
    expect(await listOwnPositions(at(member), proposal.id)).toMatchObject([{ published: id, draft: null }]);
    expect((await mailsIn(store)).filter(({ kind }) => kind.startsWith("position")).map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ["position_release_requested", emailOf(boss)], ["position_sent_back", emailOf(member)], ["position_release_requested", emailOf(boss)], ["position_released", emailOf(member)],
    ]);
    const { announcements } = store.tables;
    expect((await store.read.select().from(announcements).where(eq(announcements.commentId, id))).map(({ kind }) => kind)).toEqual(["position_published"]);
    const profile = await getOrganisationPage(at(visitor), organisation, {});
    expect("comments" in profile && profile.comments.rows).toMatchObject([{ id, kind: "position" }]);
  });

  it("is nobody's business but the members'", async () => {
    await savePosition(at(member), organisation, reference, text("Internt"));
    for (const person of [anna, await addPerson(store, { type: "business" }), await addPerson(store, { role: "admin" })]) {
      await expect(getPositionPage(at(person), organisation, reference)).rejects.toMatchObject({ kind: "not_found" });
      for (const act of [savePosition, releasePosition]) await expect(act(at(person), organisation, reference, text("Indblanding", 1))).rejects.toMatchObject({ kind: "not_found" });
      await expect(discardPosition(at(person), organisation, reference)).rejects.toMatchObject({ kind: "not_found" });
    }
    expect(await releasePosition(at(member), organisation, reference, text("Internt", 1))).toEqual({ ok: false, reason: "voice_gone" });
    await expect(sendBackPosition(at(member), organisation, reference, "x")).rejects.toMatchObject({ kind: "conflict" });
    await expect(requestPositionRelease(at(boss), organisation, reference, text("Internt", 1), "")).rejects.toMatchObject({ kind: "forbidden" });
    expect((await debate()).threads.positions).toEqual([]);
  });

  it("never writes over what a colleague saved, nor releases what nobody saw", async () => {
    await savePosition(at(member), organisation, reference, text("Første"));
    expect(await savePosition(at(boss), organisation, reference, text("Anden", 1))).toMatchObject({ ok: true, version: 2 });
    expect(await savePosition(at(member), organisation, reference, text("Tredje", 1))).toMatchObject({ ok: false, reason: "draft_changed", draft: { body: "Anden", version: 2 } });
    expect(await savePosition(at(member), organisation, reference, text("Uden at have set den"))).toMatchObject({ ok: false, reason: "draft_changed" });
    expect(await releasePosition(at(boss), organisation, reference, text("Første", 1))).toMatchObject({ ok: false, reason: "draft_changed" });
    expect((await debate()).threads.positions).toEqual([]);
    const results = await Promise.all(["A", "B", "C"].map((body) => savePosition(at(body === "A" ? boss : member), organisation, reference, text(body, 2))));
    expect(results.filter((each) => each.ok)).toHaveLength(1);
  });

  it("is one on a proposal, however many are released at once", async () => {
    const second = await addToOrganisation(store, organisation, await addPerson(store), "representative");
    const results = await Promise.all([boss, second, boss, second].map((person, index) => releasePosition(at(person), organisation, reference, text(`Udgave ${index}`))));
    expect(results.filter((each) => each.ok)).toHaveLength(1);
    expect((await debate()).numbers.positions.for.all).toBe(1);
    expect((await debate()).proposal.commentCount).toBe(1);
    // What could not be released is not lost.
    const kept = await page(boss);
    const refused = await releasePosition(at(boss), organisation, reference, text("Endnu en", kept.draft?.version ?? null));
    expect(refused).toEqual({ ok: false, reason: "position_exists" });
    expect((await page(boss)).draft?.body).toBe("Endnu en");
  });

  it("is taken back by any representative, and makes room for another, as one that is hidden does", async () => {
    const first = await release(boss);
    const second = await addToOrganisation(store, organisation, await addPerson(store), "representative");
    await expect(deleteComment(at(member), reference, first)).rejects.toMatchObject({ kind: "not_found" });
    expect(await deleteComment(at(second), reference, first)).toMatchObject({ ok: true });
    const next = await release(second, "Noget andet", 1);
    await hideComment(at(await addPerson(store, { role: "moderator" })), next, "advertising");
    const third = await release(boss, "Et tredje");
    const { threads, numbers, proposal } = await debate();
    expect(threads.positions.map((each) => each.id)).toEqual([third]);
    // What is gone keeps its place among the comments.
    expect(threads.threads.map((each) => [each.id, each.isDeleted, each.isHidden])).toEqual([[next, false, true], [first, true, false]]);
    expect([numbers.all.for.all, numbers.positions.for.all, proposal.commentCount]).toEqual([1, 1, 1]);
  });

  it("is the members' draft again when it was withdrawn, after what they were writing meanwhile", async () => {
    const id = await release(boss, "Vi mener **dette**");
    expect(await deleteComment(at(boss), reference, id)).toEqual({ ok: true, value: { draftOf: organisation } });
    const { draft } = await page(member);
    expect(draft).toMatchObject({ body: "Vi mener **dette**", stance: "for", state: "writing", language: "da", version: 1 });
    expect(JSON.stringify((await debate()).threads)).not.toContain("Vi mener");
    // Withdrawn twice it is kept once.
    await deleteComment(at(boss), reference, id);
    expect((await page(member)).draft).toEqual(draft);
    const second = await release(boss, "Vi mener noget andet", draft!.version);
    await savePosition(at(member), organisation, reference, { stance: null, body: "Noget tredje", version: null });
    await requestPositionRelease(at(member), organisation, reference, text("Noget tredje", 1), "");
    await deleteComment(at(boss), reference, second);
    expect((await page(member)).draft).toMatchObject({ body: "Noget tredje\n\nVi mener noget andet", state: "writing", version: 3 });
  });

  it("is kept as a draft when the debate closed meanwhile", async () => {
    const late = contextFor(store, boss, { now: plan.phases[1]!.closesAt });
    expect(await releasePosition(late, organisation, reference, text("For sent"))).toMatchObject({ ok: false, reason: "phase_over" });
    expect((await page(boss)).draft).toMatchObject({ body: "For sent", stance: "for", version: 1 });
    expect(await savePosition(late, organisation, reference, text("Senere", 1))).toMatchObject({ ok: true });
    await discardPosition(at(boss), organisation, reference);
    expect((await page(boss)).draft).toBeNull();
  });

  it("becomes a comment when its organisation becomes part of one that has a position, and no draft is lost", async () => {
    const other = await addPerson(store, { type: "ngo" });
    await release(boss, "Den enes");
    const theirs = await releasePosition(at(other), other.organisation!.id, reference, text("Den andens"));
    expect(theirs.ok).toBe(true);
    await savePosition(at(boss), organisation, reference, text("Den enes kladde"));
    await savePosition(at(other), other.organisation!.id, reference, text("Den andens kladde"));
    const coordinator = await addPerson(store, { role: "coordinator" });
    const merged = await mergeOrganisations(at(coordinator), { id: other.organisation!.id, version: 1 }, { id: organisation, version: 1 });
    expect(merged.ok).toBe(true);
    const { threads, numbers } = await debate();
    expect(threads.positions.map((each) => each.body)).toEqual(["Den enes"]);
    expect(threads.threads.map((each) => [each.kind, each.body])).toEqual([["comment", "Den andens"]]);
    expect([numbers.all.for.all, numbers.positions.for.all]).toEqual([2, 1]);
    expect((await page(boss)).draft?.body).toBe("Den enes kladde\n\nDen andens kladde");
  });
});
