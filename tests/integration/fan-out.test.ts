import { and, eq, gt, notInArray } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { NotificationFrequency, NotificationKind } from "#db/values.ts";
import { answerOfficially } from "#app/domain/comments/answer-officially.server.ts";
import { deleteComment } from "#app/domain/comments/delete-comment.server.ts";
import { writeComment, writeReply } from "#app/domain/comments/write-comment.server.ts";
import type { Context, Person } from "#app/domain/context.ts";
import { follow } from "#app/domain/follows/follow.server.ts";
import { announce } from "#app/domain/notifications/announce.server.ts";
import { tellDue } from "#app/domain/notifications/fan-out.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import { release, takeOn } from "#app/domain/triage/take-on.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { submit } from "#tests/support/plans.ts";

describeOnBothDatabases("telling whom it concerns", (open) => {
  const { here, as, answer, shortlist, mails, second } = useDesk(open);
  let proposalId = "";
  beforeEach(async () => {
    // What happened before is told and forgotten.
    const { announcements, notices, outboxMessages } = here.store.tables;
    await here.store.write(async (tx) => { await tx.delete(announcements); await tx.delete(notices); await tx.delete(outboxMessages); });
    proposalId = await idOf(here.reference);
  });

  const idOf = async (reference: string) => {
    const { proposals: p } = here.store.tables;
    return (await here.store.read.select({ id: p.id }).from(p).where(eq(p.reference, reference)))[0]!.id;
  };
  const worker = (now = after({ hours: 2 })): Context => contextFor(here.store, system, { now });
  const tell = (options: Partial<Parameters<typeof tellDue>[1]> = {}) => tellDue(worker(), { clock: () => after({ hours: 2 }), ...options });
  const noticesOf = async (person: { id: string }) => {
    const { notices: n } = here.store.tables;
    return (await here.store.read.select().from(n).where(eq(n.userId, person.id)).orderBy(n.at, n.id)).map(({ kind, relation, setting, data, awaitsDigest }) => ({ kind, relation, setting, data, awaitsDigest }));
  };
  const toldOf = async (person: { id: string }) => (await noticesOf(person)).map((each) => [each.kind, each.relation, each.setting]);
  const set = (person: Person, kind: NotificationKind, frequency: NotificationFrequency) => here.store.write(async (tx) => { await tx.insert(here.store.tables.notificationSettings).values({ userId: person.id, kind, frequency }); });
  // The scene is set without a word: what is told of it the tests announce themselves.
  const silently = async <T>(act: () => Promise<T>): Promise<T> => {
    const { announcements: a } = here.store.tables;
    const before = (await here.store.read.select({ id: a.id }).from(a)).map(({ id }) => id);
    const result = await act();
    await here.store.write(async (tx) => { await tx.delete(a).where(notInArray(a.id, before)); });
    return result;
  };
  const comment = async (person: Person) => {
    const written = await silently(() => writeComment(as(person), here.reference, { stance: "for", body: newId(), voice: "", formKey: newId() }));
    return written.ok ? written.value.id : "";
  };
  const reply = async (person: Person, parent: string) => silently(() => writeReply(as(person), here.reference, { parent, body: newId(), voice: "", formKey: newId() }));
  const announced = (kind: Parameters<typeof announce>[2]["kind"], more: { commentId?: string; data?: object; actor?: Person } = {}) => {
    const ctx = as(more.actor ?? system);
    return ctx.write(async (tx) => announce(ctx, tx, { kind, planId: here.plan.id, proposalId, data: { reference: here.reference, title: "Åbne møder", language: "da", ...more.data }, ...(more.commentId && { commentId: more.commentId }) }));
  };

  it("tells author, commenters, supporters and followers of an answer, each once, by the closest relation, and not who answered", async () => {
    const [commenter, supporter, fan, theme, plan, stranger] = await Promise.all(Array.from({ length: 6 }, () => addPerson(here.store)));
    await comment(commenter!);
    await supportProposal(as(commenter!), here.reference);
    await supportProposal(as(supporter!), here.reference);
    await follow(as(supporter!), { subject: "proposal", id: proposalId });
    await follow(as(fan!), { subject: "proposal", id: proposalId });
    await follow(as(fan!), { subject: "plan", id: here.plan.id });
    await follow(as(theme!), { subject: "theme", id: here.plan.themes[0]!.id });
    await follow(as(plan!), { subject: "plan", id: here.plan.id });
    await follow(as(here.moderator), { subject: "plan", id: here.plan.id });
    await answer({ outcome: "adopted" });
    await tell();
    expect(await toldOf(here.anna)).toEqual([["proposal_answered", "author", "own_proposals"]]);
    expect(await toldOf(commenter!)).toEqual([["proposal_answered", "commenter", "taking_part"]]);
    expect(await toldOf(supporter!)).toEqual([["proposal_answered", "supporter", "taking_part"]]);
    expect(await noticesOf(fan!)).toEqual([{ kind: "proposal_answered", relation: "follower", setting: "following", awaitsDigest: false, data: { reference: here.reference, title: "Åbne møder", language: "da", outcome: "adopted", followed: "proposal" } }]);
    expect((await noticesOf(theme!))[0]!.data.followed).toBe("theme");
    expect((await noticesOf(plan!))[0]!.data.followed).toBe("plan");
    expect([...(await noticesOf(here.moderator)), ...(await noticesOf(stranger!))]).toEqual([]);
    // The author gets the detailed mail alone, the others one each.
    const sent = (await mails()).map((each) => [each.kind, each.userId, each.setting]);
    expect(sent.filter(([, to]) => to === here.anna.id)).toEqual([["proposal_answered", here.anna.id, "own_proposals"]]);
    expect(sent.filter(([kind]) => kind === "notice").map(([, to]) => to).sort()).toEqual([commenter!, supporter!, fan!, theme!, plan!].map((each) => each.id).sort());
    // Once done it is done.
    expect(await tell()).toBe(0);
  });

  it("tells of every step at the desk", async () => {
    const fan = await addPerson(here.store);
    await follow(as(fan), { subject: "proposal", id: proposalId });
    await takeOn(as(here.moderator), here.reference, 1);
    await release(as(here.moderator), here.reference, 2);
    await shortlist([here.reference]);
    await removeFromShortlist(as(here.moderator), here.reference, "PA-I-01");
    await answer({ version: 5 });
    await answer({ version: 6, outcome: "not_adopted", correction: "Rettet" });
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "", version: 7 });
    await restoreProposal(as(here.moderator), here.reference, 8);
    await tell();
    const kinds = ["proposal_taken_on", "proposal_released", "proposal_shortlisted", "proposal_unshortlisted", "proposal_answered", "answer_changed", "proposal_hidden", "proposal_restored"];
    expect((await toldOf(fan)).map(([kind]) => kind).sort()).toEqual([...kinds].sort());
    expect((await toldOf(here.anna)).map(([kind]) => kind).sort()).toEqual([...kinds].sort());
  });

  it("tells followers of a theme, a plan and an organisation of a new proposal, and followers of an initiative of what goes in", async () => {
    const [theme, other, organisation, initiative] = await Promise.all(Array.from({ length: 4 }, () => addPerson(here.store)));
    const ngo = await addPerson(here.store, { type: "ngo" });
    await follow(as(theme!), { subject: "theme", id: here.plan.themes[1]!.id });
    await follow(as(other!), { subject: "theme", id: here.plan.themes[0]!.id });
    await follow(as(organisation!), { subject: "organisation", id: ngo.organisation!.id });
    const { reference } = await submit(as(ngo), here.plan, { theme: "participation", title: "Nyt" });
    await tell();
    expect((await noticesOf(theme!)).map((each) => [each.kind, each.data.title, each.data.followed])).toEqual([["proposal_submitted", "Nyt", "theme"]]);
    expect((await noticesOf(organisation!)).map((each) => [each.kind, each.data.followed])).toEqual([["proposal_submitted", "organisation"]]);
    expect([...(await noticesOf(other!)), ...(await noticesOf(ngo))]).toEqual([]);
    await shortlist([here.reference]);
    const { initiatives: i } = here.store.tables;
    const [begun] = await here.store.read.select({ id: i.id }).from(i);
    await follow(as(initiative!), { subject: "initiative", id: begun!.id });
    await shortlist([reference], { initiative: "PA-I-01" });
    await removeFromShortlist(as(here.moderator), reference, "PA-I-01");
    await tell();
    expect((await noticesOf(initiative!)).map((each) => [each.kind, each.data.initiative, each.data.followed]).sort()).toEqual([["proposal_shortlisted", "PA-I-01", "initiative"], ["proposal_shortlisted", "PA-I-01", "initiative"], ["proposal_unshortlisted", "PA-I-01", "initiative"]]);
  });

  it("tells representatives, and who wrote it and still belongs there, of an organisation's proposal", async () => {
    const { memberships: m, proposals: p, proposalDrafts: d } = here.store.tables;
    const ngo = await addPerson(here.store, { type: "ngo" });
    const [writer, colleague, member] = await Promise.all(Array.from({ length: 3 }, () => addPerson(here.store)));
    const organisationId = ngo.organisation!.id;
    await here.store.write(async (tx) => {
      await tx.insert(m).values([{ organisationId, userId: writer!.id, role: "member", createdAt: after({}) }, { organisationId, userId: colleague!.id, role: "representative", createdAt: after({}) }, { organisationId, userId: member!.id, role: "member", createdAt: after({}) }]);
    });
    const { reference } = await submit(as(ngo), here.plan, { title: "Vores" });
    const [{ id }] = (await here.store.read.select({ id: p.id }).from(p).where(eq(p.reference, reference))) as [{ id: string }];
    await here.store.write(async (tx) => { await tx.update(d).set({ ownerId: writer!.id }).where(eq(d.proposalId, id)); });
    await answer({}, here.moderator, reference);
    await tell();
    expect(await toldOf(ngo)).toEqual([["proposal_answered", "author", "own_proposals"]]);
    for (const each of [writer!, colleague!]) expect(await toldOf(each)).toEqual([["proposal_answered", "drafter", "organisation_work"]]);
    expect(await toldOf(member!)).toEqual([]);
    await here.store.write(async (tx) => { await tx.delete(m).where(eq(m.userId, writer!.id)); });
    await answer({ version: 2, correction: "Rettet" }, here.moderator, reference);
    await tell();
    expect(await noticesOf(writer!)).toHaveLength(1);
    expect(await noticesOf(colleague!)).toHaveLength(2);
  });

  it("tells co-authors who have accepted", async () => {
    const { coAuthors } = here.store.tables;
    const [accepted, invited] = [await addPerson(here.store), await addPerson(here.store)];
    const invitation = { proposalId, email: "", emailKey: "", createdAt: after({}), expiresAt: after({ days: 1 }) };
    await here.store.write(async (tx) => { await tx.insert(coAuthors).values([{ ...invitation, id: newId(), tokenHash: newId(), state: "accepted", userId: accepted.id }, { ...invitation, id: newId(), tokenHash: newId(), state: "invited", userId: invited.id }]); });
    await announced("comment_written", { commentId: await comment(invited), actor: invited });
    await tell();
    expect(await toldOf(accepted)).toEqual([["comment_written", "co_author", "discussion"]]);
    expect(await toldOf(invited)).toEqual([]);
  });

  it("tells of a comment whose proposal it is and who follows it, of a reply whom it replies to as well, and never all supporters", async () => {
    const [commenter, replier, supporter, fan] = await Promise.all(Array.from({ length: 4 }, () => addPerson(here.store)));
    await supportProposal(as(supporter!), here.reference);
    await follow(as(fan!), { subject: "proposal", id: proposalId });
    const parent = await comment(commenter!);
    await announced("comment_written", { commentId: parent, actor: commenter! });
    const replied = await reply(replier!, parent);
    await announced("reply_written", { commentId: replied.ok ? replied.value.id : "", actor: replier! });
    await tell();
    expect(await toldOf(here.anna)).toEqual([["comment_written", "author", "discussion"], ["reply_written", "author", "discussion"]]);
    expect(await toldOf(fan!)).toEqual([["comment_written", "follower", "following"], ["reply_written", "follower", "following"]]);
    expect(await toldOf(commenter!)).toEqual([["reply_written", "commenter", "discussion"]]);
    expect([...(await toldOf(supporter!)), ...(await toldOf(replier!))]).toEqual([]);
    expect((await noticesOf(fan!))[0]!.data.comment).toBe(parent);
  });

  it("tells of an answer of the authority to a comment its writer, who talks there and who follows the proposal; of one to the debate everybody", async () => {
    const [writer, talker, elsewhere, supporter, fan, plan] = await Promise.all(Array.from({ length: 6 }, () => addPerson(here.store)));
    const parent = await comment(writer!);
    await reply(talker!, parent);
    await comment(elsewhere!);
    await supportProposal(as(supporter!), here.reference);
    await follow(as(fan!), { subject: "proposal", id: proposalId });
    await follow(as(plan!), { subject: "plan", id: here.plan.id });
    const official = (to: string | null) => answerOfficially(as(here.moderator), here.reference, { body: newId(), formKey: newId(), parent: to });
    await official(parent);
    await tell();
    expect((await noticesOf(writer!)).map(({ relation, data }) => [relation, data.repliesTo])).toEqual([["commenter", "own"]]);
    expect((await noticesOf(talker!)).map(({ relation, data }) => [relation, data.repliesTo])).toEqual([["commenter", undefined]]);
    expect([await toldOf(here.anna), await toldOf(fan!)]).toEqual([[["official_answer", "author", "own_proposals"]], [["official_answer", "follower", "following"]]]);
    expect([...(await toldOf(elsewhere!)), ...(await toldOf(supporter!)), ...(await toldOf(plan!))]).toEqual([]);
    await official(null);
    await tell();
    for (const each of [elsewhere!, supporter!, plan!]) expect(await toldOf(each)).toHaveLength(1);
  });

  it("tells supporters of an edit only when it is a major one", async () => {
    const [supporter, fan] = [await addPerson(here.store), await addPerson(here.store)];
    await supportProposal(as(supporter), here.reference);
    await follow(as(fan), { subject: "proposal", id: proposalId });
    await announced("proposal_edited", { actor: here.anna });
    await tell();
    expect([await toldOf(supporter), await toldOf(fan), await toldOf(here.anna)]).toEqual([[], [["proposal_edited", "follower", "following"]], []]);
    await announced("proposal_edited", { data: { outcome: "major" }, actor: here.anna });
    await tell();
    expect(await toldOf(supporter)).toEqual([["proposal_edited", "supporter", "taking_part"]]);
  });

  it("tells nobody any more that they commented, once they have deleted what they said", async () => {
    const [stays, goes] = [await addPerson(here.store), await addPerson(here.store)];
    await comment(stays);
    const id = await comment(goes);
    await silently(() => deleteComment(as(goes), here.reference, id));
    await answer({});
    await tell();
    expect([await toldOf(stays), await toldOf(goes)]).toEqual([[["proposal_answered", "commenter", "taking_part"]], []]);
  });

  it("names no hidden text but to who wrote it, and says nothing of a comment that is hidden by now", async () => {
    const [supporter, fan] = [await addPerson(here.store), await addPerson(here.store)];
    await supportProposal(as(supporter), here.reference);
    await follow(as(fan), { subject: "plan", id: here.plan.id });
    const written = await comment(supporter);
    await announced("comment_written", { commentId: written, actor: supporter });
    await hideComment(as(here.moderator), written, "offensive");
    await takeOn(as(here.moderator), here.reference, 1);
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "Grimt", version: 2 });
    await answer({ version: 3, outcome: "out_of_scope" });
    const { reference } = await submit(as(here.anna), here.plan, { title: "Skjult straks" });
    await hideProposal(as(here.moderator), reference, { reason: "offensive", note: "", version: 1 });
    await tell();
    const toSupporter = await noticesOf(supporter);
    expect(toSupporter.map((each) => each.kind).sort()).toEqual(["proposal_answered", "proposal_hidden"]);
    expect(JSON.stringify(toSupporter)).not.toMatch(/Åbne møder|Grimt|offensive/);
    expect((await noticesOf(fan)).map((each) => [each.kind, each.data.title])).toEqual([["proposal_answered", undefined]]);
    expect((await noticesOf(here.anna)).filter((each) => each.data.reference === here.reference).map((each) => [each.kind, each.data.title]).sort()).toEqual([["proposal_answered", "Åbne møder"], ["proposal_hidden", "Åbne møder"], ["proposal_taken_on", "Åbne møder"]]);
    expect(JSON.stringify((await mails()).filter((each) => each.userId !== here.anna.id && each.kind === "notice"))).not.toMatch(/Åbne møder|Skjult straks/);
  });

  it("tells nobody who is gone, and mails nobody whose address is not confirmed", async () => {
    const [gone, unconfirmed] = [await addPerson(here.store), await addPerson(here.store, { verified: false })];
    await follow(as(gone), { subject: "proposal", id: proposalId });
    await follow(as(unconfirmed), { subject: "proposal", id: proposalId });
    const { users } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(users).set({ deletedAt: after({}) }).where(eq(users.id, gone.id)); });
    await answer({});
    await tell();
    expect(await noticesOf(gone)).toEqual([]);
    expect(await noticesOf(unconfirmed)).toHaveLength(1);
    expect((await mails()).filter((each) => each.kind === "notice")).toEqual([]);
  });

  it("keeps to what people have set: at once by mail, daily and weekly in a digest, off in the product alone, the author too", async () => {
    const people = await Promise.all((["at_once", "daily", "weekly", "off"] as const).map(async (frequency) => {
      const person = await addPerson(here.store);
      await set(person, "following", frequency);
      await follow(as(person), { subject: "proposal", id: proposalId });
      return person;
    }));
    await set(here.anna, "own_proposals", "daily");
    await answer({});
    await tell();
    expect(await Promise.all(people.map(async (each) => (await noticesOf(each)).map((notice) => notice.awaitsDigest)))).toEqual([[false], [true], [true], [false]]);
    expect(await noticesOf(here.anna)).toMatchObject([{ kind: "proposal_answered", awaitsDigest: true }]);
    expect((await mails()).map((each) => each.userId)).toEqual([people[0]!.id]);
  });

  const crowd = async (size: number) => {
    const { follows } = here.store.tables;
    const people: Person[] = [];
    for (let made = 0; made < size; made += 1) people.push(await addPerson(here.store));
    await here.store.write(async (tx) => { await tx.insert(follows).values(people.map((each) => ({ userId: each.id, subject: "proposal" as const, subjectId: proposalId, createdAt: after({}) }))); });
    return people;
  };
  const allTold = async (people: Person[]) => {
    const counts = await Promise.all(people.map(async (each) => (await noticesOf(each)).length));
    expect(counts).toEqual(people.map(() => 1));
    const sent = (await mails()).filter((each) => each.kind === "notice").map((each) => each.userId);
    expect(sent.sort()).toEqual(people.map((each) => each.id).sort());
  };

  it("goes on where it was killed, after every batch, telling everybody once", async () => {
    const people = await crowd(9);
    await answer({});
    // Stopped after each batch, as a process that is ended between two transactions.
    for (let minute = 0; minute < 12; minute += 1) {
      const now = after({ hours: 2, minutes: minute * 2 });
      await tellDue(worker(now), { clock: () => now, batchSize: 2, mostBatches: 1 });
    }
    await allTold(people);
  });

  it("loses nothing when a process dies within a batch: nothing of it is written, and another does it when the lease runs out", async () => {
    const people = await crowd(6);
    await answer({});
    let writes = 0;
    const dying: Context = { ...worker(), write: (body) => here.store.write(async (tx) => {
      writes += 1;
      const result = await body(tx);
      // The first takes it, the second is the first batch, the third dies before it is kept.
      if (writes === 3) throw new Error("killed");
      return result;
    }) };
    await expect(tellDue(dying, { clock: () => after({ hours: 2 }), batchSize: 2 })).rejects.toThrow("killed");
    // Anna, who has her own mail, comes first in the order of the ids.
    expect((await mails()).filter((each) => each.kind === "notice")).toHaveLength(1);
    expect(await tell({ batchSize: 2 })).toBe(0);
    const later = after({ hours: 2, minutes: 2 });
    await tellDue(worker(later), { clock: () => later, batchSize: 2 });
    await allTold(people);
  });

  it("tells of the others where one fails, and of that one when its lease runs out", async () => {
    const fan = await addPerson(here.store);
    await follow(as(fan), { subject: "proposal", id: proposalId });
    for (const kind of ["proposal_taken_on", "proposal_answered", "proposal_released"] as const) await announced(kind, { data: { outcome: "adopted" } });
    let writes = 0;
    // The first takes all three, the second tells of the first of them.
    const failing: Context = { ...worker(), write: (body) => ((writes += 1) === 2 ? Promise.reject(new Error("broken")) : here.store.write(body)) };
    await expect(tellDue(failing, { clock: () => after({ hours: 2 }) })).rejects.toThrow("broken");
    expect((await toldOf(fan)).map(([kind]) => kind).sort()).toEqual(["proposal_answered", "proposal_released"]);
    const later = after({ hours: 2, minutes: 2 });
    await tellDue(worker(later), { clock: () => later });
    expect((await toldOf(fan)).map(([kind]) => kind).sort()).toEqual(["proposal_answered", "proposal_released", "proposal_taken_on"]);
  });

  it("tells nobody twice when several workers run at once", async () => {
    const people = await crowd(12);
    await answer({});
    await Promise.all(Array.from({ length: 4 }, () => tell({ batchSize: 3 })));
    await tell({ batchSize: 3 });
    await allTold(people);
  });

  it("tells nobody twice when a slow process wakes up after its lease ran out", async () => {
    const people = await crowd(5);
    await answer({});
    let isSlow = true;
    const slow: Context = { ...worker(), read: here.store.read, write: async (body) => {
      const result = await here.store.write(body);
      if (isSlow) {
        // While it sleeps, just after it took the announcement, another takes it and does it all.
        isSlow = false;
        const later = after({ hours: 3 });
        await tellDue(worker(later), { clock: () => later, batchSize: 2 });
      }
      return result;
    } };
    await tellDue(slow, { clock: () => after({ hours: 2 }), batchSize: 2 });
    await allTold(people);
    const { announcements: a } = here.store.tables;
    expect(await here.store.read.select().from(a).where(and(gt(a.availableAt, after({ days: 1 })), eq(a.planId, here.plan.id)))).toEqual([]);
  });

  it("is not asked to wait by what somebody else announces meanwhile", async () => {
    const fan = await addPerson(here.store);
    await follow(as(fan), { subject: "plan", id: here.plan.id });
    await second();
    await second();
    expect(await tell({ mostBatches: 1 })).toBe(1);
    expect(await tell()).toBe(1);
    expect(await noticesOf(fan)).toHaveLength(2);
  });
});
