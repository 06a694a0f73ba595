import { and, eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Person } from "#app/domain/context.ts";
import { composeMail } from "#app/domain/mail/compose-mail.ts";
import { sendDueMail, type DueMail } from "#app/domain/mail/send-due-mail.server.ts";
import { remindOfDeadlines } from "#app/domain/notifications/remind-of-deadlines.server.ts";
import { sendDigests } from "#app/domain/notifications/send-digests.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { openConsultation, type Consultation } from "#tests/support/consultation.ts";
import { addPerson } from "#tests/support/people.ts";
import { keepDraft, text } from "#tests/support/plans.ts";

/** The plan closes thirty days after noon on 9 March 2027. */
const before = ({ days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number }) => after({ days: 30 - days, hours: -hours, minutes: -minutes });

describeOnBothDatabases("reminders of a deadline", (open) => {
  let here: Consultation;
  beforeEach(async () => { here = await openConsultation(open); });

  const draft = (person: Person, now = after({})) => keepDraft(contextFor(here.store, person, { now }), here.plan.id, newId(), null, text);
  const round = (now: Date) => remindOfDeadlines(contextFor(here.store, system, { now }));
  const told = async (person: Person) => {
    const { notices: n } = here.store.tables;
    return (await here.store.read.select().from(n).where(eq(n.userId, person.id)).orderBy(n.at)).map((each) => each.kind);
  };
  const move = (closesAt: Date) => here.store.write(async (tx) => { const { phases: p } = here.store.tables; await tx.update(p).set({ closesAt }).where(and(eq(p.planId, here.plan.id), eq(p.kind, "collect"))); });
  const deliver = async (now: Date) => {
    const sent: DueMail[] = [];
    await sendDueMail(contextFor(here.store, system, { now }), { clock: () => now, deliver: (message) => { sent.push(message); return Promise.resolve(); } });
    return sent.map((each) => composeMail("https://samplan.example", each));
  };

  it("come seven days and one day before to who has a draft, once each", async () => {
    await draft(here.anna);
    await round(before({ days: 7, minutes: 1 }));
    expect(await told(here.anna)).toEqual([]);
    await round(before({ days: 7 }));
    await round(before({ days: 6, hours: 23 }));
    expect(await told(here.anna)).toEqual(["deadline_week"]);
    await round(before({ days: 1, minutes: 1 }));
    expect(await told(here.anna)).toEqual(["deadline_week"]);
    await round(before({ days: 1 }));
    await round(before({ minutes: 1 }));
    expect(await told(here.anna)).toEqual(["deadline_week", "deadline_day"]);
    await round(before({}));
    expect(await told(here.anna)).toHaveLength(2);
  });

  it("say how much time is really left, in Danish time", async () => {
    await draft(here.anna);
    // Later than it should be, as the worker was down.
    await round(before({ days: 5, hours: 2, minutes: 30 }));
    const [mail] = await deliver(before({ days: 5, hours: 2 }));
    expect(mail!.subject).toBe("Fristen udløber den 8. april 2027 kl. 13.00 dansk tid: forslag til plan-a (der er 5 dage og 2 timer tilbage)");
    expect(mail!.text).toContain("https://samplan.example/da/account\n");
  });

  it("come as the one that fits when the worker was down for the other", async () => {
    await draft(here.anna);
    await round(before({ hours: 5 }));
    expect(await told(here.anna)).toEqual(["deadline_day"]);
    expect((await deliver(before({ hours: 1, minutes: 59 })))[0]!.subject).toBe("Fristen udløber i dag kl. 13.00 dansk tid: forslag til plan-a (der er 1 time og 59 minutter tilbage)");
  });

  it("say when it closes by now if they waited, and nothing when that is over, far away again, or was told closer to it", async () => {
    const { notificationSettings: s } = here.store.tables;
    await here.store.write(async (tx) => { await tx.insert(s).values({ userId: here.anna.id, kind: "deadlines", frequency: "daily" }); });
    await draft(here.anna);
    const digest = async (now: Date) => { await sendDigests(contextFor(here.store, system, { now })); return (await deliver(now)).map((each) => each.text); };
    await round(before({ days: 6, hours: 20 }));
    await move(before({ days: 1 }));
    expect(await digest(before({ days: 5 }))).toEqual([expect.stringContaining("Fristen udløber den 7. april 2027 kl. 13.00 dansk tid: forslag til plan-a (der er 4 dage tilbage)")]);
    // Both wait for the same digest: the closer one is enough.
    await round(before({ days: 2, hours: 10 }));
    await round(before({ days: 1, hours: 20 }));
    const both = await digest(before({ days: 1, hours: 1 }));
    expect(both.join().match(/Fristen udløber/g)).toHaveLength(1);
    // A day later it is over; it was moved away; it was moved before now.
    for (const closesAt of [after({ days: 60 }), before({ days: 2 })]) {
      await move(before({}));
      await here.store.write(async (tx) => { await tx.delete(here.store.tables.notices); });
      await round(before({ days: 3, hours: 1 }));
      await move(closesAt);
      expect(await digest(before({ days: 1 }))).toEqual([]);
    }
  });

  it("do not come late to who began in between", async () => {
    await draft(here.anna, before({ days: 3 }));
    const late = await addPerson(here.store);
    await draft(late, before({ hours: 3 }));
    await round(before({ days: 2 }));
    expect(await told(here.anna)).toEqual([]);
    await round(before({ hours: 2 }));
    expect(await told(here.anna)).toEqual(["deadline_day"]);
    expect(await told(late)).toEqual([]);
  });

  it("come again when the date was moved", async () => {
    await draft(here.anna);
    await round(before({ days: 7 }));
    await move(after({ days: 60 }));
    await round(before({ days: 1 }));
    expect(await told(here.anna)).toEqual(["deadline_week"]);
    await round(after({ days: 54 }));
    expect(await told(here.anna)).toEqual(["deadline_week", "deadline_week"]);
  });

  it("do not come to who has sent it, and come to those who write and represent an organisation, of its drafts", async () => {
    const { memberships: m, proposalDrafts: d } = here.store.tables;
    const representative = await addPerson(here.store, { type: "ngo" });
    const organisationId = representative.organisation!.id;
    const [writer, member, left] = await Promise.all(Array.from({ length: 3 }, () => addPerson(here.store)));
    await here.store.write(async (tx) => { await tx.insert(m).values([writer!, member!].map((each) => ({ organisationId, userId: each.id, role: "member" as const, createdAt: after({}) }))); });
    for (const each of [writer!, left!]) {
      const shared = await draft(each);
      await here.store.write(async (tx) => { await tx.update(d).set({ organisationId }).where(eq(d.id, shared.id)); });
    }
    const sent = await draft(here.anna);
    await submitProposal(contextFor(here.store, here.anna, { now: after({ hours: 1 }) }), here.plan, sent.id, text, "");
    await round(before({ days: 6 }));
    expect(await told(here.anna)).toEqual([]);
    expect(await told(writer!)).toEqual(["deadline_week"]);
    expect(await told(representative)).toEqual(["deadline_week"]);
    expect([...(await told(member!)), ...(await told(left!))]).toEqual([]);
  });

  it("go to everybody, once, when several workers run at once", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => addPerson(here.store)));
    for (const person of people) await draft(person);
    await Promise.all(Array.from({ length: 4 }, () => round(before({ days: 7 }))));
    for (const person of people) expect(await told(person)).toEqual(["deadline_week"]);
    expect(await deliver(before({ days: 7 }))).toHaveLength(8);
  });

  it("are not kept for a digest that would come too late", async () => {
    const weekly = await addPerson(here.store);
    await here.store.write(async (tx) => { await tx.insert(here.store.tables.notificationSettings).values([{ userId: here.anna.id, kind: "deadlines", frequency: "daily" }, { userId: weekly.id, kind: "deadlines", frequency: "weekly" }]); });
    await draft(here.anna);
    await draft(weekly);
    // 8 April 2027 is a Thursday: a digest comes on the morning of it, and on the Monday after.
    await round(before({ days: 1 }));
    const { notices: n } = here.store.tables;
    const awaits = async (person: Person) => (await here.store.read.select().from(n).where(eq(n.userId, person.id))).map((each) => each.awaitsDigest);
    expect(await awaits(here.anna)).toEqual([true]);
    expect(await awaits(weekly)).toEqual([false]);
    expect(await deliver(before({ days: 1 }))).toHaveLength(1);
  });

  it("obey who turned them off", async () => {
    await here.store.write(async (tx) => { await tx.insert(here.store.tables.notificationSettings).values({ userId: here.anna.id, kind: "deadlines", frequency: "off" }); });
    await draft(here.anna);
    await round(before({ days: 7 }));
    expect(await told(here.anna)).toEqual(["deadline_week"]);
    expect(await deliver(before({ days: 7 }))).toEqual([]);
  });
});
