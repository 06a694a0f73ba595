import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Stance } from "#db/values.ts";
import { getCommentNumbers } from "#app/domain/comments/get-comment-numbers.server.ts";
import { getComment, listThreads } from "#app/domain/comments/list-threads.server.ts";
import { writeComment, writeReply } from "#app/domain/comments/write-comment.server.ts";
import type { Person } from "#app/domain/context.ts";
import { writeCursor } from "#app/domain/keyset/cursor.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { openDebate } from "#tests/support/consultation.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { submit, type TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("comments", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  let ngo: Person;
  let reference: string;
  let proposalId: string;
  beforeEach(async () => {
    ({ store, plan, anna, reference } = await openDebate(open));
    ngo = await addPerson(store, { type: "ngo" });
    proposalId = (await getProposal(contextFor(store, visitor), reference)).id;
  });

  const comment = async (person: Person, { stance = "for", body = "Enig", formKey = newId(), minutes = 0, voice = "" }: { stance?: Stance; body?: string; formKey?: string; minutes?: number; voice?: string } = {}) => {
    const result = await writeComment(contextFor(store, person, { now: after({ minutes }) }), reference, { stance, body, voice, formKey });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  };
  const reply = (person: Person, parent: string, formKey = newId(), minutes = 0) => writeReply(contextFor(store, person, { now: after({ minutes }) }), reference, { parent, body: "Svar", voice: "", formKey });
  const threads = async (filter: Parameters<typeof listThreads>[2] = {}, person: Person | typeof visitor = visitor) => listThreads(contextFor(store, person), await getProposal(contextFor(store, visitor), reference), filter);
  const countOf = async () => (await getProposal(contextFor(store, visitor), reference)).commentCount;

  it("shows a comment with who speaks, and counts it by stance and type", async () => {
    const id = await comment(ngo, { stance: "against", body: "Nej,\nfordi", voice: `organisation:${ngo.organisation!.id}` });
    expect((await threads()).threads).toEqual([{ id, kind: "comment", stance: "against", speaker: { type: "ngo", display: "organisation", name: ngo.organisation!.name, organisation: ngo.organisation!.name, organisationId: ngo.organisation!.id, verified: false }, language: "da", body: "Nej,\nfordi", isHidden: false, hideReason: null, isDeleted: false, createdAt: after({}), editedAt: null, redactedAt: null, own: false, isWriter: false, usefulCount: 0, isMarked: false, replyCount: 0, acts: { edit: false, remove: false, mark: false, hide: false }, attachments: [], replies: [], moreReplies: false }]);
    expect((await threads({}, ngo)).threads[0]!.own).toBe(true);
    expect(await getCommentNumbers(contextFor(store, visitor), proposalId)).toEqual({ for: { citizen: 0, business: 0, ngo: 0, authority: 0, all: 0 }, against: { citizen: 0, business: 0, ngo: 1, authority: 0, all: 1 }, neutral: { citizen: 0, business: 0, ngo: 0, authority: 0, all: 0 } });
    expect(await countOf()).toBe(1);
    expect((await store.read.select().from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).at(-1)).toMatchObject({ action: "comment.written", subjectId: id, actorId: ngo.id, data: { proposalId: proposalId } });
  });

  it("makes one comment of a form that is sent several times, one after the other or at once", async () => {
    const formKey = newId();
    const first = await comment(ngo, { formKey });
    expect(await comment(ngo, { formKey })).toBe(first);
    const another = newId();
    const ids = await Promise.all(Array.from({ length: 8 }, () => comment(ngo, { formKey: another, body: "Noget andet" })));
    expect(new Set(ids).size).toBe(1);
    expect(await countOf()).toBe(2);
    expect((await getCommentNumbers(contextFor(store, visitor), proposalId)).for.ngo).toBe(2);
  });

  it("makes another comment of the same form when its text was changed, or another person sent it", async () => {
    const formKey = newId();
    const ids = [await comment(ngo, { formKey }), await comment(ngo, { formKey, body: "Helt enig" }), await comment(anna, { formKey })];
    expect(new Set(ids).size).toBe(3);
    expect(await countOf()).toBe(3);
  });

  it("takes the same words again for the same comment, as a browser that went back sends them in another form", async () => {
    const first = await comment(ngo);
    expect(await comment(ngo, { minutes: 30 })).toBe(first);
    expect(await comment(ngo, { formKey: "" })).toBe(first);
    await reply(anna, first);
    await reply(anna, first, newId(), 30);
    expect(await countOf()).toBe(2);
  });

  it("takes them for another with another stance, from another person, and after an hour", async () => {
    const ids = [await comment(ngo), await comment(ngo, { stance: "against" }), await comment(anna), await comment(ngo, { minutes: 61 })];
    expect(new Set(ids).size).toBe(4);
    expect(await countOf()).toBe(4);
  });

  it("counts exactly what many people write at once", async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, index) => addPerson(store, { type: index % 2 ? "business" : "citizen" })));
    await Promise.all(people.map((person, index) => comment(person, { stance: index % 3 ? "for" : "neutral" })));
    const numbers = await getCommentNumbers(contextFor(store, visitor), proposalId);
    expect(numbers).toMatchObject({ for: { citizen: 4, business: 4, all: 8 }, neutral: { citizen: 2, business: 2, all: 4 }, against: { all: 0 } });
    expect(await countOf()).toBe(12);
  });

  it("has one level of replies, the oldest first, without a stance", async () => {
    const top = await comment(ngo);
    const first = await reply(anna, top, newId(), 1);
    await reply(ngo, top, newId(), 2);
    const { threads: [thread] } = await threads();
    expect(thread!.replies.map((each) => [each.speaker.name, each.stance, each.body])).toEqual([[anna.name, null, "Svar"], [ngo.name, null, "Svar"]]);
    if (!first.ok) throw new Error(first.reason);
    await expect(reply(ngo, first.value.id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(reply(ngo, newId())).rejects.toMatchObject({ kind: "not_found" });
    expect(await countOf()).toBe(3);
    expect((await getCommentNumbers(contextFor(store, visitor), proposalId)).for.all).toBe(1);
  });

  it("makes one reply of a form that is sent twice", async () => {
    const top = await comment(ngo);
    const formKey = newId();
    expect(await reply(anna, top, formKey)).toEqual(await reply(anna, top, formKey));
    expect(await countOf()).toBe(2);
  });

  it("refuses a reply to a comment on another proposal, and to a hidden one", async () => {
    const other = await submit(contextFor(store, ngo), plan);
    const written = await writeComment(contextFor(store, anna), other.reference, { stance: "for", body: "x", voice: "", formKey: newId() });
    if (!written.ok) throw new Error(written.reason);
    await expect(reply(anna, written.value.id)).rejects.toMatchObject({ kind: "not_found" });
    const top = await comment(ngo);
    await hideComment(contextFor(store, await addPerson(store, { role: "moderator" })), top, "offensive");
    await expect(reply(anna, top)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("filters by stance and pages by fifty, the newest first, each comment once, also in the same moment", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => addPerson(store)));
    for (let index = 0; index < 120; index += 1) await comment(people[index % 4]!, { body: `Enig ${index}`, stance: index % 10 === 0 ? "against" : "for", minutes: Math.floor(index / 30) });
    const seen: string[] = [];
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await threads({ cursor });
      sizes.push(page.threads.length);
      seen.push(...page.threads.map((each) => each.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(seen).size).toBe(120);
    const moments = (await store.read.select({ id: store.tables.comments.id, at: store.tables.comments.createdAt }).from(store.tables.comments));
    const inOrder = moments.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)).map((each) => each.id);
    expect(seen).toEqual(inOrder);
    expect((await threads({ stance: "against" })).threads).toHaveLength(12);
    expect((await threads({ stance: "neutral" })).threads).toEqual([]);
  });

  it.each(["nonsense", writeCursor({ direction: "after", value: 253_402_300_799_999, id: "zzz" }), writeCursor({ direction: "before", value: -62_135_596_800_000, id: "" })])("answers a page for the cursor %j", async (cursor) => {
    const id = await comment(ngo);
    expect((await threads({ cursor })).threads.map((each) => each.id)).toEqual([id]);
  });

  it("hides a comment: its place stays without its text, it is not counted, and its author is told why", async () => {
    const moderator = await addPerson(store, { role: "moderator" });
    const id = await comment(ngo, { stance: "against", body: "Grimt" });
    expect(await getComment(contextFor(store, visitor), id)).toMatchObject({ reference, body: "Grimt" });
    expect(await hideComment(contextFor(store, moderator), id, "offensive")).toEqual({ reference });
    expect((await threads()).threads[0]).toMatchObject({ id, body: "", isHidden: true, hideReason: "offensive" });
    expect((await getCommentNumbers(contextFor(store, visitor), proposalId)).against.all).toBe(0);
    expect(await countOf()).toBe(0);
    await expect(getComment(contextFor(store, visitor), id)).rejects.toMatchObject({ kind: "not_found" });
    const mails = await store.read.select().from(store.tables.outboxMessages).orderBy(store.tables.outboxMessages.id);
    expect(mails.at(-1)).toMatchObject({ kind: "comment_hidden", recipient: emailOf(ngo), payload: { reference, reason: "offensive", name: ngo.name } });
    const audit = await store.read.select().from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id);
    expect(audit.at(-1)).toMatchObject({ action: "comment.hidden", actorId: moderator.id, actorRole: "moderator", data: { reason: "offensive" } });
    await expect(hideComment(contextFor(store, moderator), id, "offensive")).rejects.toMatchObject({ kind: "conflict" });
    expect(await countOf()).toBe(0);
  });

  it("lets staff alone hide, and nobody what they wrote themselves", async () => {
    const moderator = await addPerson(store, { role: "moderator" });
    const own = await comment(moderator);
    for (const actor of [visitor, anna]) await expect(hideComment(contextFor(store, actor), own, "offensive")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(hideComment(contextFor(store, moderator), own, "offensive")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(hideComment(contextFor(store, moderator), newId(), "offensive")).rejects.toMatchObject({ kind: "not_found" });
    expect(await countOf()).toBe(1);
  });

  it("refuses who may not take part, and out of time", async () => {
    const input = { stance: "for", body: "x", voice: "", formKey: newId() } as const;
    expect(await writeComment(contextFor(store, visitor), reference, input)).toEqual({ ok: false, reason: "sign_in_first" });
    expect(await writeComment(contextFor(store, await addPerson(store, { verified: false })), reference, input)).toEqual({ ok: false, reason: "verify_email_first" });
    expect(await writeComment(contextFor(store, ngo, { now: plan.phases[1]!.closesAt }), reference, input)).toMatchObject({ ok: false, reason: "phase_over" });
    expect(await countOf()).toBe(0);
  });

  it("refuses what is said of a hidden proposal", async () => {
    await hideProposal(contextFor(store, await addPerson(store, { role: "moderator" })), reference, { reason: "offensive", note: "x", version: 1 });
    expect(await writeComment(contextFor(store, ngo), reference, { stance: "for", body: "x", voice: "", formKey: newId() })).toEqual({ ok: false, reason: "not_open" });
    await expect(writeComment(contextFor(store, ngo), "PA-C-9999", { stance: "for", body: "x", voice: "", formKey: newId() })).rejects.toMatchObject({ kind: "not_found" });
  });
});
