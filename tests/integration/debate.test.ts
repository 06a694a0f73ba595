import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { ParticipantType, Stance } from "#db/values.ts";
import { answerOfficially } from "#app/domain/comments/answer-officially.server.ts";
import { deleteComment } from "#app/domain/comments/delete-comment.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { findJustWritten } from "#app/domain/comments/find-just-written.server.ts";
import { getCommentNumbers } from "#app/domain/comments/get-comment-numbers.server.ts";
import { getThreadPage } from "#app/domain/comments/get-thread-page.server.ts";
import { listThreads } from "#app/domain/comments/list-threads.server.ts";
import { markUseful, unmarkUseful } from "#app/domain/comments/mark-useful.server.ts";
import { debateSorts } from "#app/domain/comments/sorts.ts";
import { writeComment, writeReply } from "#app/domain/comments/write-comment.server.ts";
import type { Person } from "#app/domain/context.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { newId } from "#app/lib/id.ts";
import { openDebate } from "#tests/support/consultation.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { asNow } from "#tests/support/organisations.ts";
import { addPerson } from "#tests/support/people.ts";
import type { TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("a debate", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  let ngo: Person;
  let moderator: Person;
  let reference: string;
  beforeEach(async () => {
    ({ store, plan, anna, reference } = await openDebate(open));
    ngo = await addPerson(store, { type: "ngo" });
    moderator = await addPerson(store, { role: "moderator" });
  });

  const at = (person: Person | typeof visitor, minutes = 0) => contextFor(store, person, { now: after({ minutes }) });
  async function comment(person: Person, { stance = "for", body = "Enig", minutes = 0, voice = "" }: { stance?: Stance; body?: string; minutes?: number; voice?: string } = {}) {
    const result = await writeComment(at(person, minutes), reference, { stance, body, voice, formKey: newId() });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  }
  async function reply(person: Person, parent: string, body = "Svar", minutes = 0) {
    const result = await writeReply(at(person, minutes), reference, { parent, body, voice: "", formKey: newId() });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  }
  const proposal = () => getProposal(at(visitor), reference);
  const threads = async (query: Parameters<typeof listThreads>[2] = {}, person: Person | typeof visitor = visitor) => listThreads(at(person), await proposal(), query);
  async function row(id: string) {
    const { comments } = store.tables;
    return (await store.read.select().from(comments).where(eq(comments.id, id)))[0]!;
  }
  /** Every count is what the rows say. */
  async function expectExact() {
    const { comments: c, usefulMarks } = store.tables;
    const { id, commentCount } = await proposal();
    const rows = (await store.read.select().from(c).where(eq(c.proposalId, id)));
    const visible = rows.filter((each) => !each.isHidden && !each.deletedAt);
    expect(commentCount).toBe(visible.length);
    const numbers = await getCommentNumbers(at(visitor), id);
    for (const stance of ["for", "against", "neutral"] as const) expect(numbers[stance].all, stance).toBe(visible.filter((each) => each.stance === stance && each.kind !== "official").length);
    const marks = await store.read.select().from(usefulMarks);
    for (const each of rows) {
      expect(each.replyCount).toBe(visible.filter((other) => other.parentId === each.id).length);
      expect(each.usefulCount).toBe(marks.filter((mark) => mark.commentId === each.id).length);
    }
  }

  it("tells its writer alone, and soon after, that what was written is public", async () => {
    const id = await comment(anna, {});
    const { id: proposalId } = await proposal();
    const told = (person: Person | typeof visitor, minutes = 1, of = proposalId) => findJustWritten(at(person, minutes), of, id);
    expect(await told(anna)).toEqual({ id, kind: "comment", isReply: false });
    expect([await told(visitor), await told(ngo), await told(anna, 61), await told(anna, 1, newId()), await findJustWritten(at(anna), proposalId, newId())]).toEqual([null, null, null, null, null]);
    const answer = await reply(ngo, id);
    expect(await findJustWritten(at(ngo), proposalId, answer)).toEqual({ id: answer, kind: "comment", isReply: true });
    await hideComment(at(moderator, 1), id, "advertising");
    await deleteComment(at(ngo, 1), reference, answer);
    expect([await told(anna), await findJustWritten(at(ngo), proposalId, answer)]).toEqual([null, null]);
  });

  it("is read in every order, each comment once, whichever way one pages", async () => {
    const people = await Promise.all([...Array.from({ length: 6 }, () => addPerson(store))]);
    const ids: string[] = [];
    for (let index = 0; index < 60; index += 1) ids.push(await comment(people[index % 6]!, { body: `Nr. ${index}`, minutes: index }));
    for (let index = 0; index < 9; index += 1) await reply(people[index % 6]!, ids[[3, 3, 3, 20, 20, 40, 41, 42, 43][index]!]!, `Svar ${index}`);
    for (const [index, person] of people.entries()) for (const target of [7, 8].slice(0, index > 3 ? 1 : 2)) if (target % 6 !== index) await markUseful(at(person), reference, ids[target]!);
    for (const sort of debateSorts) {
      const first = await threads({ sort });
      const second = await threads({ sort, cursor: first.next! });
      const seen = [...first.threads, ...second.threads].map((each) => each.id);
      expect(first.threads, sort).toHaveLength(50);
      expect(new Set(seen).size, sort).toBe(60);
      expect(second.next, sort).toBeNull();
      expect((await threads({ sort, cursor: second.previous! })).threads.map((each) => each.id), sort).toEqual(first.threads.map((each) => each.id));
    }
    expect((await threads({ sort: "oldest" })).threads[0]!.id).toBe(ids[0]);
    expect((await threads({ sort: "discussed" })).threads.slice(0, 2).map((each) => each.id)).toEqual([ids[3], ids[20]]);
    expect((await threads({ sort: "useful" })).threads.slice(0, 2).map((each) => each.id)).toEqual([ids[7], ids[8]]);
    await expectExact();
  });

  it("is narrowed by stance and participant type, with the numbers that the filter tells", async () => {
    const speakers = Object.fromEntries(await Promise.all((["citizen", "business", "ngo", "authority"] as const).map(async (type) => [type, await addPerson(store, { type, display: "organisation" })] as const))) as Record<ParticipantType, Person>;
    for (const [type, stance] of [["citizen", "for"], ["citizen", "against"], ["business", "against"], ["ngo", "for"], ["authority", "neutral"]] as const) await comment(speakers[type], { stance, body: `${type} ${stance}` });
    const gone = await comment(speakers.ngo, { stance: "against", body: "bort" });
    await hideComment(at(moderator), gone, "offensive");
    const numbers = await getCommentNumbers(at(visitor), (await proposal()).id);
    for (const stance of ["for", "against", "neutral"] as const) {
      expect((await threads({ stance })).threads, stance).toHaveLength(numbers[stance].all);
      for (const type of ["citizen", "business", "ngo", "authority"] as const) expect((await threads({ stance, type })).threads, `${stance} ${type}`).toHaveLength(numbers[stance][type]);
    }
    expect((await threads({})).threads).toHaveLength(6);
  });

  it("shows three replies of a thread, one of the authority's among them, and the others on its page", async () => {
    const top = await comment(ngo);
    const replies: string[] = [];
    for (let index = 0; index < 55; index += 1) replies.push(await reply(index % 2 ? anna : ngo, top, `Svar ${index}`, index));
    const { id: official } = await answerOfficially(at(moderator, 56), reference, { body: "Styrelsen svarer", formKey: newId(), parent: top });
    const { threads: [thread] } = await threads();
    expect(thread!.replies.map((each) => each.id)).toEqual([replies[0], replies[1], official]);
    expect([thread!.moreReplies, thread!.replyCount]).toEqual([true, 56]);
    const first = await getThreadPage(at(visitor), reference, top, undefined);
    expect(first.replies.rows.map((each) => each.id)).toEqual(replies.slice(0, 50));
    const second = await getThreadPage(at(visitor), reference, top, first.replies.next!);
    expect(second.replies.rows.map((each) => each.id)).toEqual([...replies.slice(50), official]);
    // The link to a reply far behind leads to the page that holds it.
    const linked = await getThreadPage(at(visitor), reference, replies[53]!, undefined);
    expect([linked.comment.id, linked.wanted, linked.replies.rows[0]!.id]).toEqual([top, replies[53], replies[53]]);
    expect(linked.replies.previous).not.toBeNull();
    expect((await getThreadPage(at(visitor), reference, replies[2]!, undefined)).replies.rows).toHaveLength(50);
    await expect(getThreadPage(at(visitor), reference, newId(), undefined)).rejects.toMatchObject({ kind: "not_found" });
    await expectExact();
  });

  it("finds the thread that is replied to wherever it is paged", async () => {
    const first = await comment(ngo);
    for (let index = 1; index < 52; index += 1) await comment(anna, { body: `Nr. ${index}`, minutes: index });
    expect((await threads({ focus: first })).focus?.id).toBe(first);
    expect((await threads({ focus: first, sort: "oldest" })).focus).toBeNull();
    expect((await threads({ focus: newId() })).focus).toBeNull();
  });

  it("lets a comment be edited for a quarter of an hour, by its writer, and says so", async () => {
    const id = await comment(ngo, { body: "Teskt" });
    expect(await editComment(at(ngo, 14), reference, id, { body: "Tekst", seen: 0 })).toMatchObject({ ok: true });
    expect(await row(id)).toMatchObject({ body: "Tekst", stance: "for", editedAt: after({ minutes: 14 }) });
    // The same form twice is one change; another page that saw the text before overwrites nothing.
    expect(await editComment(at(ngo, 14), reference, id, { body: "Tekst", seen: 0 })).toMatchObject({ ok: true });
    expect(await editComment(at(ngo, 14), reference, id, { body: "En anden", seen: 0 })).toEqual({ ok: false, reason: "comment_changed" });
    expect(await editComment(at(ngo, 15), reference, id, { body: "For sent", seen: after({ minutes: 14 }).getTime() })).toEqual({ ok: false, reason: "edit_over" });
    await expect(editComment(at(anna), reference, id, { body: "Ikke min", seen: 0 })).rejects.toMatchObject({ kind: "not_found" });
    await expect(editComment(at(moderator), reference, id, { body: "Ikke min", seen: 0 })).rejects.toMatchObject({ kind: "not_found" });
    expect((await row(id)).body).toBe("Tekst");
    const audit = await store.read.select().from(store.tables.auditEntries).where(eq(store.tables.auditEntries.action, "comment.edited"));
    expect(audit).toHaveLength(1);
    expect(JSON.stringify(audit)).not.toContain("Tekst");
  });

  it("takes one of two changes at once", async () => {
    const id = await comment(ngo);
    const results = await Promise.all(["A", "B", "C", "D"].map((body) => editComment(at(ngo, 1), reference, id, { body, seen: 0 })));
    expect(results.filter((each) => each.ok)).toHaveLength(1);
  });

  it("lets what was said be taken back: the text is gone, its place and replies stay", async () => {
    const id = await comment(ngo, { stance: "against", body: "Hemmeligheden" });
    await reply(anna, id);
    await markUseful(at(anna), reference, id);
    expect(await deleteComment(contextFor(store, ngo, { now: after({ days: 200 }) }), reference, id)).toMatchObject({ ok: true });
    expect(await deleteComment(at(ngo), reference, id)).toMatchObject({ ok: true });
    const { threads: [thread] } = await threads();
    expect(thread).toMatchObject({ id, isDeleted: true, body: "", stance: null, speaker: { name: "" }, replyCount: 1, usefulCount: 0 });
    expect(thread!.replies).toHaveLength(1);
    expect(JSON.stringify(await row(id))).not.toContain("Hemmeligheden");
    expect(await store.read.select().from(store.tables.announcements).where(eq(store.tables.announcements.commentId, id))).toEqual([]);
    await expectExact();
    await expect(reply(anna, id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(hideComment(at(moderator), id, "offensive")).rejects.toMatchObject({ kind: "conflict" });
    expect(await editComment(at(ngo, 1), reference, id, { body: "Igen", seen: 0 })).toEqual({ ok: false, reason: "comment_gone" });
    expect(await markUseful(at(anna), reference, id)).toEqual({ ok: false, reason: "comment_gone" });
    await expect(deleteComment(at(moderator), reference, id)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("keeps what is hidden, and counts it once whoever is faster", async () => {
    const hidden = await comment(ngo, { body: "Grimt" });
    await hideComment(at(moderator), hidden, "offensive");
    expect(await deleteComment(at(ngo), reference, hidden)).toEqual({ ok: false, reason: "comment_hidden" });
    expect((await row(hidden)).body).toBe("Grimt");
    for (let round = 0; round < 4; round += 1) {
      const id = await comment(ngo, { body: `Runde ${round}`, stance: "against" });
      const child = await reply(anna, id, `Svar ${round}`);
      await Promise.allSettled([deleteComment(at(ngo), reference, id), hideComment(at(moderator), id, "offensive"), reply(anna, id, `Nyt svar ${round}`), deleteComment(at(anna), reference, child), hideComment(at(moderator), child, "offensive"), markUseful(at(anna), reference, id), editComment(at(ngo, 1), reference, id, { body: "Rettet", seen: 0 })]);
      const after = await row(id);
      expect(after.isHidden && after.deletedAt !== null).toBe(false);
      if (after.deletedAt) expect(after.body).toBe("");
    }
    await expectExact();
  });

  it("lets who no longer speaks for the organisation neither edit nor delete what they said for it", async () => {
    const id = await comment(ngo, { voice: `organisation:${ngo.organisation!.id}` });
    const { memberships } = store.tables;
    await store.write(async (tx) => { await tx.update(memberships).set({ role: "member" }).where(eq(memberships.userId, ngo.id)); });
    // As their session knew them, and as it knows them by now.
    for (const person of [ngo, await asNow(store, ngo)]) {
      expect(await editComment(at(person, 1), reference, id, { body: "Andet", seen: 0 })).toEqual({ ok: false, reason: "voice_gone" });
      expect(await deleteComment(at(person, 1), reference, id)).toEqual({ ok: false, reason: "voice_gone" });
    }
    expect((await row(id)).body).toBe("Enig");
  });

  it("counts each useful mark once, however often and by how many at once", async () => {
    const id = await comment(ngo);
    const people = await Promise.all(Array.from({ length: 10 }, () => addPerson(store)));
    await Promise.all(people.flatMap((person) => [1, 2, 3].map(() => markUseful(at(person), reference, id))));
    expect((await row(id)).usefulCount).toBe(10);
    await Promise.all(people.slice(0, 4).flatMap((person) => [1, 2].map(() => unmarkUseful(at(person), reference, id))));
    expect((await row(id)).usefulCount).toBe(6);
    await expectExact();
    expect((await threads({}, people[9])).threads[0]).toMatchObject({ isMarked: true, acts: { mark: true } });
    expect((await threads({}, people[0])).threads[0]).toMatchObject({ isMarked: false });
    expect(await markUseful(at(ngo), reference, id)).toEqual({ ok: false, reason: "own_comment" });
    expect(await markUseful(at(visitor), reference, id)).toEqual({ ok: false, reason: "sign_in_first" });
    expect(await markUseful(contextFor(store, anna, { now: plan.phases[1]!.closesAt }), reference, id)).toMatchObject({ ok: false, reason: "phase_over" });
    await expect(markUseful(at(anna), reference, newId())).rejects.toMatchObject({ kind: "not_found" });
  });

  it("refuses more marks than one person makes by hand", async () => {
    const id = await comment(ngo);
    const strict = contextFor(store, anna, { rateLimitFactor: 0 });
    await expect(markUseful(strict, reference, id)).rejects.toMatchObject({ kind: "too_many" });
    expect((await row(id)).usefulCount).toBe(0);
  });

  it("lets staff of the plan answer as the authority, without a stance, in any phase, and no one else", async () => {
    const here = await addPerson(store, { planRole: { planId: plan.id, role: "moderator" } });
    const late = contextFor(store, here, { now: after({ days: 300 }) });
    const { id } = await answerOfficially(late, reference, { body: "Svar til alle", formKey: newId(), parent: null });
    const page = await threads();
    expect(page.official.map((each) => [each.id, each.kind, each.stance])).toEqual([[id, "official", null]]);
    expect(page.threads).toEqual([]);
    expect((await threads({ stance: "neutral" })).threads).toEqual([]);
    expect((await threads({ show: "official" })).threads).toHaveLength(1);
    expect(await row(id)).toMatchObject({ authorId: here.id, organisationId: null, participantType: "authority", shownName: "" });
    const audit = await store.read.select().from(store.tables.auditEntries).where(eq(store.tables.auditEntries.subjectId, id));
    expect(audit).toMatchObject([{ action: "comment.answered_officially", actorId: here.id, actorRole: "moderator" }]);
    for (const actor of [visitor, ngo, await addPerson(store, { planRole: { planId: newId(), role: "coordinator" } })]) await expect(answerOfficially(at(actor), reference, { body: "x", formKey: newId(), parent: null })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await deleteComment(late, reference, id)).toMatchObject({ ok: true });
    await expectExact();
  });

  it("announces what is written, once, in the words that notices need", async () => {
    const top = await comment(ngo);
    await reply(anna, top);
    await reply(anna, top);
    await answerOfficially(at(moderator), reference, { body: "Svar", formKey: newId(), parent: top });
    const { announcements: a } = store.tables;
    const told = await store.read.select().from(a).where(and(isNull(a.doneAt), eq(a.planId, plan.id), isNotNull(a.commentId))).orderBy(a.id);
    expect(told.map((each) => [each.kind, each.actorId])).toEqual([["comment_written", ngo.id], ["reply_written", anna.id], ["official_answer", moderator.id]]);
    expect(told[0]).toMatchObject({ commentId: top, data: { reference, comment: top, language: "da" } });
  });
});
