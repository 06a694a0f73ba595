import { and, eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Actor, Person } from "#app/domain/context.ts";
import { follow } from "#app/domain/follows/follow.server.ts";
import { composeMail } from "#app/domain/mail/compose-mail.ts";
import { sendDueMail, type DueMail } from "#app/domain/mail/send-due-mail.server.ts";
import { tellDue } from "#app/domain/notifications/fan-out.server.ts";
import { remindOfDeadlines } from "#app/domain/notifications/remind-of-deadlines.server.ts";
import { changePhases } from "#app/domain/plan-admin/change-phases.server.ts";
import { getManagedPhases } from "#app/domain/plan-admin/get-managed-phases.server.ts";
import { daysOf } from "#app/domain/plan-admin/phase-rules.ts";
import { readPhaseFields, type PhasesInput } from "#app/domain/plan-admin/phases-schema.ts";
import { getPlanPage } from "#app/domain/plans/get-plan-page.server.ts";
import { newId } from "#app/lib/id.ts";
import { openConsultation, type Consultation } from "#tests/support/consultation.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { keepDraft, text } from "#tests/support/plans.ts";

// The plan collects until 8 April 2027 at 13.00; noon is on 9 March.
describeOnBothDatabases("the dates of a plan that is public", (open) => {
  let here: Consultation;
  let coordinator: Person;
  beforeEach(async () => {
    here = await openConsultation(open);
    coordinator = await addPerson(here.store, { planRole: { planId: here.plan.id, role: "coordinator" } });
  });
  const as = (actor: Actor, now = after({})) => contextFor(here.store, actor, { now });
  const reasons = { shortReasonDa: "", shortReasonEn: "", changeReasonDa: "Mange har bedt om mere tid", changeReasonEn: "Many asked for more time" };
  /** The form as it is shown, with changes. */
  const change = async (changes: Partial<PhasesInput> & { days?: PhasesInput["days"] } = {}, actor: Actor = coordinator, now = after({})) => {
    const { plan, phases } = await getManagedPhases(as(coordinator), here.plan.slug);
    const days = Object.fromEntries(phases.map((each) => [each.kind, daysOf(each)]));
    return changePhases(as(actor, now), here.plan.slug, { promises: {}, ...reasons, version: plan.version, ...changes, days: { ...days, ...changes.days } });
  };
  const longer = { collect: { from: "2027-02-07", to: "2027-04-20" }, triage: { from: "2027-04-21", to: "2027-05-08" } };
  const told = async (person: Person) => {
    const { notices: n } = here.store.tables;
    return (await here.store.read.select().from(n).where(eq(n.userId, person.id)).orderBy(n.at, n.id)).map((each) => each.kind);
  };
  const tell = () => tellDue(as(system), { clock: () => after({ minutes: 1 }) });

  it("are shown with what they were, and why, and told once to who follows the plan or has a draft in it", async () => {
    const follower = await addPerson(here.store, { locale: "en" });
    await follow(as(follower), { subject: "plan", id: here.plan.id });
    await follow(as(coordinator), { subject: "plan", id: here.plan.id });
    await follow(as(here.anna), { subject: "plan", id: here.plan.id });
    await keepDraft(as(here.anna), here.plan.id, newId(), null, text);
    expect(await change({ days: longer, promises: { collect: "involve" } })).toEqual({});
    const { timetable, plan } = await getPlanPage(as(visitor), here.plan.slug);
    expect(timetable.promises).toEqual([{ kind: "collect", level: "involve" }]);
    expect(timetable.changes).toHaveLength(1);
    expect(timetable.changes[0]).toMatchObject({ at: after({}), reason: { text: "Mange har bedt om mere tid" } });
    expect(timetable.changes[0]!.phases.find((each) => each.kind === "collect")).toEqual({ kind: "collect", before: { opensAt: after({ days: -30 }), closesAt: after({ days: 30 }) }, after: { opensAt: after({ days: -30 }), closesAt: new Date("2027-04-20T22:00:00Z") } });
    expect(plan.phases.find((each) => each.kind === "collect")!.closesAt).toEqual(new Date("2027-04-20T22:00:00Z"));
    await tell();
    await tell();
    expect([await told(follower), await told(here.anna), await told(coordinator)]).toEqual([["plan_dates_changed"], ["plan_dates_changed"], []]);
    const sent: DueMail[] = [];
    await sendDueMail(as(system, after({ minutes: 2 })), { clock: () => after({ minutes: 2 }), deliver: (message) => { sent.push(message); return Promise.resolve(); } });
    const mails = sent.map((each) => composeMail("https://samplan.example", each));
    expect(mails.map((each) => each.subject).sort()).toEqual(["The timeline of plan-a (en) was changed", "Tidsplanen for plan-a er ændret"]);
    for (const mail of mails) expect(mail.text).toMatch(/https:\/\/samplan\.example\/(da|en)\/plans\/plan-a#timeline/);
    expect(mails.find((each) => each.subject.startsWith("Tids"))!.text).toContain("Du har en kladde, der ikke er sendt");
    const [entry] = (await here.store.read.select().from(here.store.tables.auditEntries).where(eq(here.store.tables.auditEntries.action, "plan.phases_changed")));
    expect(entry!.data).toMatchObject({ after: { phases: expect.arrayContaining(["collect 2027-02-07/2027-04-20 involve"]) as unknown }, reason: "Mange har bedt om mere tid" });
  });

  it("ask for a reason in both languages, and nothing of it happens without", async () => {
    expect(await change({ days: longer, changeReasonDa: "", changeReasonEn: "" })).toEqual({ changeReasonDa: "change_reason_missing", changeReasonEn: "change_reason_missing" });
    expect((await getPlanPage(as(visitor), here.plan.slug)).timetable.changes).toEqual([]);
    // What is promised is no date.
    expect(await change({ promises: { triage: "inform" }, changeReasonDa: "", changeReasonEn: "" })).toEqual({});
    expect((await getPlanPage(as(visitor), here.plan.slug)).timetable).toMatchObject({ changes: [], promises: [{ kind: "triage", level: "inform" }] });
    await tell();
    expect(await told(here.anna)).toEqual([]);
  });

  it.each([
    ["reversed", { triage: { from: "2027-05-08", to: "2027-05-01" } }, { triageTo: "phase_reversed" }],
    ["overlapping", { triage: { from: "2027-04-01", to: "2027-05-01" } }, { triageFrom: "phase_overlaps" }],
    ["30 February", { draft: { from: "2028-02-30", to: "2028-03-01" } }, { draftFrom: "day_wrong" }],
    ["the year 1", { draft: { from: "0001-01-01", to: "0001-02-01" } }, { draftFrom: "day_outside", draftTo: "day_outside" }],
    ["what goes on shorter", { collect: { from: "2027-02-07", to: "2027-04-01" } }, { collectTo: "phase_shortened" }],
    ["what is over", { announce: { from: "2027-01-08", to: "2027-02-08" } }, { collectFrom: "phase_overlaps", announceTo: "phase_over_fixed" }],
  ])("are refused: %s", async (_, days, errors) => { expect(await change({ days })).toEqual(errors); });

  it("are changed by its coordinators alone, one at a time, and of a closed plan by nobody", async () => {
    await expect(change({ days: longer }, await addPerson(here.store, { role: "moderator" }))).rejects.toMatchObject({ kind: "forbidden" });
    const { plan: { version } } = await getManagedPhases(as(coordinator), here.plan.slug);
    const both = await Promise.allSettled([change({ days: longer, version }), change({ days: longer, version })]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await here.store.read.select().from(here.store.tables.phaseChanges)).toHaveLength(2);
    const { plans: p } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(p).set({ state: "closed", closedAt: after({}) }).where(eq(p.id, here.plan.id)); });
    await expect(change({ days: { draft: { from: "2027-06-20", to: "2027-07-01" } } })).rejects.toMatchObject({ kind: "forbidden", reason: "plan_closed" });
  });

  it("need a public reason where the time to be heard is short, also in a draft", async () => {
    const { plans: p } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(p).set({ state: "draft" }).where(eq(p.id, here.plan.id)); });
    const days = { ...readPhaseFields({}).days, collect: { from: "2027-03-15", to: "2027-04-10" } };
    expect(await change({ days })).toEqual({ shortReasonDa: "short_reason_missing", shortReasonEn: "short_reason_missing" });
    expect(await change({ days, shortReasonDa: "Loven træder i kraft", shortReasonEn: "The law comes into force" })).toEqual({});
    await here.store.write(async (tx) => { await tx.update(p).set({ state: "open" }).where(eq(p.id, here.plan.id)); });
    expect((await getPlanPage(as(visitor), here.plan.slug)).timetable).toMatchObject({ shortPhases: [{ kind: "collect", reason: { text: "Loven træder i kraft" } }], changes: [] });
    // Longer, and the reason is gone with what it was for.
    expect(await change({ days: { collect: { from: "2027-03-15", to: "2027-04-30" } } })).toEqual({});
    expect((await getPlanPage(as(visitor), here.plan.slug)).timetable.shortPhases).toEqual([]);
  });

  it("move the reminders of the deadline with them", async () => {
    await keepDraft(as(here.anna), here.plan.id, newId(), null, text);
    // A week before the old end.
    const old = after({ days: 23, hours: 1 });
    expect(await change({ days: longer })).toEqual({});
    await remindOfDeadlines(as(system, old));
    expect(await told(here.anna)).toEqual([]);
    await remindOfDeadlines(as(system, new Date("2027-04-13T22:00:00Z")));
    expect(await told(here.anna)).toEqual(["deadline_week"]);
    const { notices: n, plans: p } = here.store.tables;
    const [notice] = await here.store.read.select({ data: n.data }).from(n).where(and(eq(n.userId, here.anna.id)));
    expect(notice!.data.closesAt).toBe("2027-04-20T22:00:00.000Z");
    // Nobody is reminded of a plan that was given up.
    await here.store.write(async (tx) => { await tx.update(p).set({ state: "closed", closedAt: new Date("2027-04-15T22:00:00Z") }).where(eq(p.id, here.plan.id)); });
    await remindOfDeadlines(as(system, new Date("2027-04-20T00:00:00Z")));
    expect(await told(here.anna)).toEqual(["deadline_week"]);
  });
});
