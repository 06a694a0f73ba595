import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { notificationKinds, type NoticeKind, type NotificationFrequency, type NotificationKind } from "#db/values.ts";
import { setNotifications, type NotificationChoices } from "#app/domain/accounts/set-notifications.server.ts";
import type { Person } from "#app/domain/context.ts";
import { composeMail } from "#app/domain/mail/compose-mail.ts";
import { queueNotification } from "#app/domain/mail/queue-notification.server.ts";
import { sendDueMail, type DueMail } from "#app/domain/mail/send-due-mail.server.ts";
import { countUnread, listNotices, markAllRead } from "#app/domain/notifications/list-notices.server.ts";
import { openNotice } from "#app/domain/notifications/open-notice.server.ts";
import { forgetOldNotices, sendDigests } from "#app/domain/notifications/send-digests.server.ts";
import { readUnsubscribeToken, unsubscribeToken } from "#app/domain/notifications/unsubscribe-token.ts";
import { unsubscribe } from "#app/domain/notifications/unsubscribe.server.ts";
import { writeNotices } from "#app/domain/notifications/write-notices.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { contextFor, system, testSeal, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { openDebate, type Consultation } from "#tests/support/consultation.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";

const at = (text: string) => new Date(text);
/** A Tuesday, at noon in Copenhagen; digests are made at 06:00 UTC the next days. */
const tuesday = at("2027-03-09T11:00:00Z");
const wednesday = at("2027-03-10T06:00:00Z");
const nextMonday = at("2027-03-15T06:00:00Z");

describeOnBothDatabases("what people are told by mail", (open) => {
  let here: Consultation & { reference: string };
  let store: Store;
  let mette: Person;
  beforeEach(async () => {
    here = await openDebate(open);
    store = here.store;
    mette = await addPerson(store, { name: "Mette" });
    await store.write(async (tx) => { await tx.delete(store.tables.announcements); await tx.delete(store.tables.outboxMessages); });
  });

  const choose = (choices: Partial<NotificationChoices>, now = tuesday, person = mette) => setNotifications(contextFor(store, person, { now }), { ...(Object.fromEntries(notificationKinds.map((kind) => [kind, "at_once"])) as NotificationChoices), ...choices });
  let causes = 0;
  /** Something that Mette follows. */
  const happens = (now: Date, { count = 1, kind = "proposal_answered", relation = "follower", person = mette, reference = here.reference }: { count?: number; kind?: NoticeKind; relation?: "follower" | "supporter"; person?: Person; reference?: string } = {}) => {
    const ctx = contextFor(store, system, { now });
    return ctx.write(async (tx) => {
      for (let each = 0; each < count; each += 1) {
        causes += 1;
        await writeNotices(ctx, tx, [{ userId: person.id, relation, data: () => ({ reference, title: "Åbne møder", outcome: "adopted", followed: "plan" }) }], { cause: `cause ${causes}`, kind, at: now });
      }
    });
  };
  const round = (now: Date) => sendDigests(contextFor(store, system, { now }));
  const deliver = async (now: Date) => {
    const sent: DueMail[] = [];
    while ((await sendDueMail(contextFor(store, system, { now }), { clock: () => now, deliver: (message) => { sent.push(message); return Promise.resolve(); } })) > 0);
    return sent;
  };
  const digestsAt = async (now: Date) => { await round(now); return (await deliver(now)).filter((each) => each.kind === "digest"); };
  const textOf = (message: DueMail) => composeMail("https://samplan.example", message).text;
  const linesOf = (message: DueMail) => textOf(message).split("\n").filter((line) => line.startsWith("- "));
  const outbox = () => store.read.select().from(store.tables.outboxMessages);

  it("comes at seven the next day, once, with all that happened until then", async () => {
    await choose({ following: "daily" });
    await happens(tuesday, { count: 3 });
    expect(await digestsAt(at("2027-03-10T05:59:59Z"))).toEqual([]);
    const [digest, ...more] = await digestsAt(wednesday);
    expect(more).toEqual([]);
    expect(digest!.to).toBe(emailOf(mette));
    expect(linesOf(digest!)).toHaveLength(3);
    expect(digest!.unsubscribe).toEqual({ userId: mette.id, settings: ["following"] });
    expect(await digestsAt(at("2027-03-11T06:00:00Z"))).toEqual([]);
  });

  it("comes later when the worker was down at the hour, and holds what was due then", async () => {
    await choose({ following: "daily" });
    await happens(tuesday);
    await happens(at("2027-03-10T08:00:00Z"));
    const [late] = await digestsAt(at("2027-03-10T20:00:00Z"));
    expect(linesOf(late!)).toHaveLength(1);
    expect(linesOf((await digestsAt(at("2027-03-11T06:00:00Z")))[0]!)).toHaveLength(1);
  });

  it("comes on Monday to who wants it weekly, and what is due every day does not wait for it", async () => {
    await choose({ following: "weekly", taking_part: "daily" });
    await happens(tuesday);
    await happens(tuesday, { relation: "supporter" });
    const [daily] = await digestsAt(wednesday);
    expect(linesOf(daily!)).toHaveLength(1);
    expect(daily!.unsubscribe!.settings).toEqual(["taking_part"]);
    expect(await digestsAt(at("2027-03-14T23:00:00Z"))).toEqual([]);
    expect(linesOf((await digestsAt(nextMonday))[0]!)).toHaveLength(1);
  });

  it.each([
    ["the night before the clocks go forward", "2027-03-27T21:00:00Z", "2027-03-28T04:59:00Z", "2027-03-28T05:00:00Z"],
    ["the night before the clocks go back", "2027-10-30T21:00:00Z", "2027-10-31T05:59:00Z", "2027-10-31T06:00:00Z"],
  ])("comes at seven in Danish time: %s", async (_, happened, tooEarly, due) => {
    await choose({ following: "daily" }, at(happened));
    await happens(at(happened));
    expect(await digestsAt(at(tooEarly))).toEqual([]);
    expect(await digestsAt(at(due))).toHaveLength(1);
  });

  it("leaves nothing out of five hundred, and says in each mail which it is", async () => {
    await choose({ following: "daily" });
    await happens(tuesday, { count: 500 });
    const digests = (await digestsAt(wednesday)).sort((a, b) => (a.payload.part! < b.payload.part! ? -1 : 1));
    expect(digests.map((each) => composeMail("https://samplan.example", each).subject)).toEqual(["Nyt til dig på Samplan: 300 nyheder (1 af 2)", "Nyt til dig på Samplan: 200 nyheder (2 af 2)"]);
    expect(digests.flatMap(linesOf)).toHaveLength(500);
    expect(textOf(digests[0]!).match(/https:\/\/samplan\.example\/da\/proposals\//g)).toHaveLength(300);
  });

  it("is made once by several workers", async () => {
    await choose({ following: "daily" });
    const others = await Promise.all(Array.from({ length: 5 }, () => addPerson(store)));
    for (const person of [mette, ...others]) {
      await choose({ following: "daily" }, tuesday, person);
      await happens(tuesday, { person, count: 2 });
    }
    await Promise.all(Array.from({ length: 4 }, () => round(wednesday)));
    const sent = await deliver(wednesday);
    expect(sent.map((each) => each.to).sort()).toEqual([mette, ...others].map(emailOf).sort());
    expect(sent.flatMap(linesOf)).toHaveLength(12);
  });

  it("is owed still when the process that makes it dies", async () => {
    await choose({ following: "daily" });
    await happens(tuesday);
    const dying = { ...contextFor(store, system, { now: wednesday }), write: <T>(body: Parameters<Store["write"]>[0]) => store.write<T>(async (tx) => { await body(tx); throw new Error("killed"); }) };
    await expect(sendDigests(dying as typeof dying & Parameters<typeof sendDigests>[0])).rejects.toThrow("killed");
    expect(await digestsAt(wednesday)).toHaveLength(1);
  });

  it("waits a little for what happened before the hour and is still being told, but not for ever", async () => {
    await choose({ following: "daily" });
    await happens(tuesday);
    await store.write(async (tx) => { await tx.insert(store.tables.announcements).values({ id: "stuck", kind: "proposal_answered", planId: here.plan.id, data: {}, at: tuesday, availableAt: at("2030-01-01T00:00:00Z") }); });
    expect(await digestsAt(at("2027-03-10T06:10:00Z"))).toEqual([]);
    expect(await digestsAt(at("2027-03-10T06:31:00Z"))).toHaveLength(1);
  });

  it("sends nothing that was turned off, and owes it no more when it is turned on again", async () => {
    await choose({ following: "daily", taking_part: "daily" });
    await happens(tuesday);
    await happens(tuesday, { relation: "supporter" });
    await choose({ following: "off", taking_part: "daily" });
    await choose({ following: "daily", taking_part: "daily" });
    const [digest] = await digestsAt(wednesday);
    expect(linesOf(digest!)).toHaveLength(1);
    expect(digest!.unsubscribe!.settings).toEqual(["taking_part"]);
  });

  it("leaves out of a digest that waits to be sent what is turned off meanwhile, and takes it back when nothing is left", async () => {
    await choose({ following: "daily", taking_part: "daily" });
    await happens(tuesday);
    await happens(tuesday, { relation: "supporter" });
    await round(wednesday);
    await choose({ following: "off", taking_part: "daily" }, wednesday);
    const [digest] = await deliver(wednesday);
    expect(linesOf(digest!)).toHaveLength(1);
    await happens(wednesday, { relation: "supporter" });
    await round(at("2027-03-11T06:00:00Z"));
    await choose({ following: "off", taking_part: "off" }, wednesday);
    expect(await deliver(at("2027-03-11T06:00:00Z"))).toEqual([]);
    expect((await outbox()).filter((each) => each.cancelledAt !== null)).toMatchObject([{ kind: "digest", payload: {} }]);
  });

  it("takes back mail that waits to be sent when its kind is turned off, and no other", async () => {
    await happens(tuesday);
    await happens(tuesday, { relation: "supporter" });
    await choose({ following: "off" });
    expect((await deliver(tuesday)).map((each) => each.unsubscribe!.settings)).toEqual([["taking_part"]]);
    expect((await outbox()).map((each) => [each.setting, each.cancelledAt !== null, each.sentAt !== null]).sort()).toEqual([["following", true, true], ["taking_part", false, true]]);
  });

  it("asks again right before it sends", async () => {
    await happens(tuesday);
    // As if it was turned off between the queueing and the sending by something that takes nothing back.
    await store.write(async (tx) => { await tx.insert(store.tables.notificationSettings).values({ userId: mette.id, kind: "following", frequency: "off" }); });
    expect(await deliver(tuesday)).toEqual([]);
    expect(await outbox()).toMatchObject([{ cancelledAt: tuesday, sentAt: tuesday, attempts: 1 }]);
  });

  it("sends with the next round what waited when it is wanted at once", async () => {
    await choose({ following: "weekly" });
    await happens(tuesday, { count: 2 });
    await choose({ following: "at_once" });
    const [digest] = await digestsAt(tuesday);
    expect(linesOf(digest!)).toHaveLength(2);
  });

  it("sends mail that is no notice with the hour of the digest, and at once when that is chosen meanwhile", async () => {
    const ctx = contextFor(store, system, { now: tuesday });
    const ask = (key: string) => ctx.write(async (tx) => queueNotification(ctx, tx, { userId: mette.id, kind: "organisation_verified", payload: { organisation: "X", organisationId: "x" }, dedupeKey: key }));
    await choose({ organisation_work: "daily" });
    await ask("a");
    expect(await deliver(tuesday)).toEqual([]);
    expect(await deliver(wednesday)).toHaveLength(1);
    await ask("b");
    await choose({ organisation_work: "at_once" });
    expect(await deliver(tuesday)).toHaveLength(1);
    await choose({ organisation_work: "off" });
    await ask("c");
    expect(await deliver(nextMonday)).toEqual([]);
  });

  it("does not name in mail what was hidden after it was queued", async () => {
    await choose({ following: "daily" });
    await happens(tuesday);
    await happens(tuesday, { relation: "supporter" });
    await hideProposal(contextFor(store, await addPerson(store, { role: "moderator" }), { now: tuesday }), here.reference, { reason: "offensive", note: "", version: 1 });
    const sent = [...(await deliver(tuesday)), ...(await digestsAt(at("2027-03-10T07:00:00Z")))].filter((each) => each.to === emailOf(mette));
    expect(sent).toHaveLength(2);
    for (const each of sent) {
      expect(textOf(each)).not.toContain("Åbne møder");
      expect(textOf(each)).toContain(here.reference);
    }
  });

  it("groups the lines by proposal, each with its link", async () => {
    await choose({ following: "daily" });
    await happens(tuesday, { reference: "PA-C-0009" });
    await happens(tuesday);
    await happens(tuesday, { kind: "proposal_withdrawn", reference: "PA-C-0009" });
    const [digest] = await digestsAt(wednesday);
    expect(textOf(digest!)).toContain("»Åbne møder« (PA-C-0009)\n- Forslaget er besvaret: optaget\n  https://samplan.example/da/proposals/PA-C-0009\n- Forslaget er trukket tilbage\n  https://samplan.example/da/proposals/PA-C-0009\n\n»Åbne møder« (");
  });

  it("turns off what a mail's link says, without signing in, once and for good", async () => {
    await choose({ following: "daily", taking_part: "weekly" });
    await happens(tuesday);
    const token = unsubscribeToken(testSeal, { userId: mette.id, settings: ["following", "taking_part"] });
    const ctx = contextFor(store, visitor, { now: tuesday });
    expect(await unsubscribe(ctx, token)).toEqual(["taking_part", "following"]);
    expect(await unsubscribe(ctx, token)).toEqual(["taking_part", "following"]);
    const settings = await store.read.select().from(store.tables.notificationSettings).where(eq(store.tables.notificationSettings.userId, mette.id));
    expect(settings.filter((each) => each.frequency === "off").map((each) => each.kind).sort()).toEqual(["following", "taking_part"]);
    expect(await digestsAt(wednesday)).toEqual([]);
    expect(await unsubscribe(ctx, `${token.slice(0, -2)}AA`)).toBeNull();
    expect(readUnsubscribeToken(testSeal, testSeal.seal(`${mette.id} following`, "something else"))).toBeNull();
    const audits = await store.read.select().from(store.tables.auditEntries).where(eq(store.tables.auditEntries.action, "account.unsubscribed"));
    expect(audits).toHaveLength(2);
  });

  it("is changed by several at once without a word too many", async () => {
    await choose({ following: "daily" });
    await happens(tuesday, { count: 5 });
    await Promise.all([choose({ following: "off" }, wednesday), round(wednesday), round(wednesday)]);
    expect(await deliver(wednesday)).toEqual([]);
  });

  it("lists what one is told, the newest first, a page at a time, and marks it read up to when one looked", async () => {
    await happens(tuesday, { count: 31 });
    await happens(wednesday, { kind: "proposal_withdrawn" });
    const ctx = contextFor(store, mette, { now: wednesday });
    const first = await listNotices(ctx, undefined);
    expect(first.rows).toHaveLength(30);
    expect(first.rows[0]).toMatchObject({ kind: "proposal_withdrawn", isUnread: true });
    const rest = await listNotices(ctx, first.next!);
    expect(rest.rows).toHaveLength(2);
    expect(new Set([...first.rows, ...rest.rows].map((each) => each.id)).size).toBe(32);
    expect(await countUnread(store, mette.id)).toBe(32);
    const one = first.rows[1]!;
    await expect(openNotice(contextFor(store, here.anna), one.id)).rejects.toMatchObject({ kind: "not_found" });
    const unread = await countUnread(store, mette.id);
    for (const _ of [1, 2]) expect(await openNotice(ctx, one.id)).toMatchObject({ kind: one.kind, data: { reference: here.reference } });
    expect(await countUnread(store, mette.id)).toBe(unread - 1);
    await markAllRead(ctx, tuesday);
    expect(await countUnread(store, mette.id)).toBe(1);
    expect((await listNotices(contextFor(store, here.anna), undefined)).rows).toEqual([]);
  });

  it("forgets what is half a year old", async () => {
    await happens(tuesday);
    await happens(at("2027-06-01T00:00:00Z"));
    await forgetOldNotices(contextFor(store, system, { now: at("2027-09-06T00:00:00Z") }));
    expect((await store.read.select().from(store.tables.notices)).map((each) => each.at)).toEqual([at("2027-06-01T00:00:00Z")]);
  });

  it.each<[NotificationKind, NotificationFrequency]>([["own_proposals", "off"], ["discussion", "weekly"]])("keeps a choice about %s", async (kind, frequency) => {
    await choose({ [kind]: frequency });
    const rows = await store.read.select().from(store.tables.notificationSettings).where(eq(store.tables.notificationSettings.kind, kind));
    expect(rows).toMatchObject([{ frequency }]);
  });
});
