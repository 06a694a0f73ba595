import { asc, eq, sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#app/domain/context.ts";
import { follow } from "#app/domain/follows/follow.server.ts";
import { askForReport } from "#app/domain/implementation/ask-for-report.server.ts";
import { findReporting } from "#app/domain/implementation/find-reporting.server.ts";
import { getInitiativeProgress } from "#app/domain/implementation/get-initiative-progress.server.ts";
import { getPlanProgress } from "#app/domain/implementation/get-plan-progress.server.ts";
import { listProgressDesk } from "#app/domain/implementation/get-progress-desk.server.ts";
import { remindOwners } from "#app/domain/implementation/remind-owners.server.ts";
import { reportAtDesk, reportByLink } from "#app/domain/implementation/report-progress.server.ts";
import { getInitiativesPage } from "#app/domain/initiatives/get-initiatives-page.server.ts";
import { composeMail } from "#app/domain/mail/compose-mail.ts";
import { countLeft } from "#app/domain/plan-admin/count-left.server.ts";
import { workSections } from "#app/domain/my-data/collect-work.server.ts";
import { deleteAccount } from "#app/domain/my-data/delete-account.server.ts";
import { tellDue } from "#app/domain/notifications/fan-out.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { aReport, carryOut, type CarriedOutInitiative } from "#tests/support/carried-out.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("reports on milestones", (open) => {
  const { here, as, audits, mails } = useDesk(open);
  let initiative: CarriedOutInitiative;
  beforeEach(async () => { initiative = await carryOut(here.store, here.plan); });

  const report = (input: Parameters<typeof aReport>[1] = {}, { actor = here.moderator, now = after({ hours: 1 }), of = 0 }: { actor?: Actor; now?: Date; of?: number } = {}) => reportAtDesk(contextFor(here.store, actor, { now }), here.plan.slug, initiative.reference, aReport(initiative.milestones[of]!, input));
  const view = async (now = after({ hours: 2 })) => (await getInitiativeProgress(contextFor(here.store, visitor, { now }), initiative.reference))!;
  const setPlan = (state: "closed" | "open") => here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set({ state }).where(eq(here.store.tables.plans.id, here.plan.id)); });
  /** The token of the link that the lead was last mailed. */
  const mailedToken = async () => (await mails()).filter(({ kind }) => kind === "progress_asked").at(-1)!.payload.token!;
  const ask = (actor: Actor = here.moderator) => askForReport(as(actor), here.plan.slug, initiative.reference, { party: initiative.lead, email: "post@samplan.example", locale: "en" });

  it("are counted, before a plan is closed, as far as they are not of something complete", async () => {
    expect(await countLeft(as(here.moderator), here.plan.id)).toEqual({ remarks: 0, milestones: 2, ofMilestones: 2 });
    await report({ completion: "substantial" });
    await report({ completion: "complete" }, { of: 1 });
    expect(await countLeft(as(here.moderator), here.plan.id)).toEqual({ remarks: 0, milestones: 1, ofMilestones: 2 });
    expect(await countLeft(as(here.moderator), newId())).toEqual({ remarks: 0, milestones: 0, ofMilestones: 0 });
  });

  it("are public at once with their evidence; the last one counts, and those before it stay as they were", async () => {
    await report({ evidence: [{ label: "Siden", url: "https://example.dk/side" }] });
    await report({ completion: "complete", body: "Færdig." }, { now: after({ days: 3 }) });
    const { progress, milestones, coding } = await view();
    expect([progress, coding]).toEqual(["substantial", null]);
    expect(milestones[0]).toMatchObject({ number: 1, completion: "complete", reports: [{ completion: "complete", body: "Færdig.", reportedAs: "" }, { completion: "limited", evidence: [{ label: "Siden", url: "https://example.dk/side" }] }] });
    expect(milestones[1]).toMatchObject({ completion: null, reports: [] });
    expect((await audits()).filter(({ action }) => action === "milestone.reported").map(({ actorRole, planId, data }) => [actorRole, planId, data])).toEqual([
      ["moderator", here.plan.id, { reference: "PA-I-01", milestone: 1, authority: "", before: { completion: null }, after: { completion: "limited" } }],
      ["moderator", here.plan.id, { reference: "PA-I-01", milestone: 1, authority: "", before: { completion: "limited" }, after: { completion: "complete" } }],
    ]);
    // Nobody learns who of the staff it was.
    expect(JSON.stringify(await view())).not.toContain(here.moderator.id);
  });

  it("are one report however often the form is sent, and of two at once both are kept in order", async () => {
    const formKey = newId();
    const [first, again] = await Promise.all([report({ formKey }), report({ formKey })]);
    expect(again).toEqual(first);
    await Promise.all([report({ completion: "substantial", body: "Den ene" }), report({ completion: "complete", body: "Den anden" }, { actor: here.colleague })]);
    const [milestone] = (await view()).milestones;
    expect(milestone!.reports).toHaveLength(3);
    expect(milestone!.completion).toBe(milestone!.reports[0]!.completion);
    expect(new Set(milestone!.reports.map(({ at }) => at.getTime())).size).toBe(3);
    // Sent, gone back to and changed it is another one, and so is somebody else's.
    const changed = await report({ formKey, body: "Det, der blev rettet", evidence: [{ label: "", url: "https://example.dk/side" }] });
    expect((await report({ formKey }, { of: 1 })).id).not.toBe(changed.id);
    expect((await report({ formKey }, { actor: here.colleague })).id).not.toBe(first.id);
    expect((await view()).milestones.map(({ reports }) => reports.length)).toEqual([5, 1]);
  });

  it("are for the staff of the plan alone, of its own milestones, while it is adopted and open", async () => {
    const elsewhere = await addPerson(here.store, { planRole: { planId: newId(), role: "coordinator" } });
    for (const actor of [here.anna, elsewhere]) await expect(report({}, { actor })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(report({ milestone: newId() })).rejects.toMatchObject({ kind: "not_found" });
    const other = await carryOut(here.store, await addPlan(here.store, { slug: "plan-b", code: "PB" }), { reference: "PB-I-01" });
    await expect(report({ milestone: other.milestones[0]! })).rejects.toMatchObject({ kind: "not_found" });
    await setPlan("open");
    await expect(report()).rejects.toMatchObject({ kind: "conflict" });
    await setPlan("closed");
    await expect(report()).rejects.toMatchObject({ kind: "forbidden", reason: "plan_closed" });
    await here.store.write(async (tx) => { await tx.update(here.store.tables.initiatives).set({ state: "draft" }).where(eq(here.store.tables.initiatives.id, initiative.id)); });
    expect(await getInitiativeProgress(as(visitor), initiative.reference)).toBeNull();
  });

  it("come from the lead by a link of which only the hash is kept, in its own name, until the plan is closed or it has declined", async () => {
    await ask();
    const token = await mailedToken();
    const composed = composeMail("https://samplan.example", { kind: "progress_asked", locale: "en", payload: (await mails()).at(-1)!.payload });
    expect(composed.text).toContain(`https://samplan.example/en/authority/${token}/progress`);
    expect(composed.text).toContain("Milepæl nummer 1 (en) (ends 16 March 2027)");
    expect(JSON.stringify(await here.store.read.select().from(here.store.tables.initiativeAuthorities))).not.toContain(token);
    expect(await findReporting(as(visitor), token)).toMatchObject({ party: { name: "Demostyrelsen" }, reference: "PA-I-01", isOpen: true, isDraft: false });
    expect(await findReporting(as(visitor), "another")).toBeNull();
    const input = aReport(initiative.milestones[1]!, { completion: "complete" });
    const sent = await Promise.all([reportByLink(as(visitor), token, input), reportByLink(as(visitor), token, input)]);
    expect(sent[0]).toEqual(sent[1]);
    expect((await view()).milestones[1]!.reports).toMatchObject([{ reportedAs: "Demostyrelsen" }]);
    expect(JSON.stringify(await view())).not.toContain("post@samplan.example");
    await expect(reportByLink(as(visitor), "another", input)).rejects.toMatchObject({ kind: "not_found" });
    const party = here.store.tables.initiativeAuthorities;
    const set = (state: "declined" | "confirmed") => here.store.write(async (tx) => { await tx.update(party).set({ state }).where(eq(party.id, initiative.lead)); });
    await set("declined");
    expect(await reportByLink(as(visitor), token, aReport(initiative.milestones[0]!))).toEqual({ ok: false, reason: "reporting_closed" });
    // Asked again, it takes part again, by the same link.
    await ask();
    expect(await reportByLink(as(visitor), token, aReport(initiative.milestones[0]!))).toMatchObject({ ok: true });
    await setPlan("closed");
    expect(await reportByLink(as(visitor), token, aReport(initiative.milestones[0]!))).toEqual({ ok: false, reason: "reporting_closed" });
    await expect(ask()).rejects.toMatchObject({ kind: "forbidden", reason: "plan_closed" });
  });

  it("are told to who follows the initiative or the plan and to the authors of its proposals, once each, by the title of the initiative", async () => {
    const { initiativeSources, proposals, notices } = here.store.tables;
    const [proposal] = await here.store.read.select({ id: proposals.id }).from(proposals).where(eq(proposals.reference, here.reference));
    await here.store.write(async (tx) => { await tx.insert(initiativeSources).values({ initiativeId: initiative.id, proposalId: proposal!.id, degree: "full", submittedAt: after({}), createdAt: after({}) }); });
    const [ofInitiative, ofPlan, english, bystander] = [await addPerson(here.store), await addPerson(here.store), await addPerson(here.store, { locale: "en" }), await addPerson(here.store)];
    await follow(as(ofInitiative), { subject: "initiative", id: initiative.id });
    await follow(as(english), { subject: "initiative", id: initiative.id });
    await follow(as(ofPlan), { subject: "plan", id: here.plan.id });
    await follow(as(here.anna), { subject: "plan", id: here.plan.id });
    await follow(as(here.moderator), { subject: "plan", id: here.plan.id });
    await report({ completion: "complete" });
    await tellDue(contextFor(here.store, system), { clock: () => after({ hours: 2 }) });
    const told = await here.store.read.select().from(notices).where(eq(notices.kind, "milestone_reported")).orderBy(asc(notices.id));
    expect(Object.fromEntries(told.map(({ userId, relation, data }) => [userId, [relation, data.followed ?? null, data.title]]))).toEqual({
      [here.anna.id]: ["author", null, "Åbne møder"], [ofInitiative.id]: ["follower", "initiative", "Åbne møder"], [english.id]: ["follower", "initiative", "Åbne møder (en)"], [ofPlan.id]: ["follower", "plan", "Åbne møder"],
    });
    expect(told.some(({ userId }) => userId === bystander.id)).toBe(false);
    const mail = (await mails()).find(({ userId, kind }) => kind === "notice" && userId === english.id)!;
    const composed = composeMail("https://samplan.example", { kind: "notice", locale: "en", payload: mail.payload });
    expect(composed.subject).toBe("New report on “Åbne møder (en)” (PA-I-01): a milestone is complete");
    expect(composed.text).toContain("https://samplan.example/en/initiatives/PA-I-01#progress");
    expect(composed.text).toContain("You follow the initiative.");
  });

  it("are asked for by the worker before the end and when it has passed, once each in any number of processes, and the desk sees it", async () => {
    const worker = (now: Date) => contextFor(here.store, system, { now });
    const asked = async () => (await mails()).filter(({ kind }) => kind === "progress_asked").map(({ recipient, locale, payload }) => [recipient, locale, payload.why]);
    const [soon, late] = [after({ hours: 3 }), after({ days: 9 })];
    const remind = async (now: Date) => (await Promise.all([remindOwners(worker(now)), remindOwners(worker(now))])).reduce((sum, mailed) => sum + mailed, 0);
    expect([await remind(soon), await remind(after({ days: 5 }))]).toEqual([1, 0]);
    const desk = async (now: Date) => (await listProgressDesk(contextFor(here.store, here.colleague, { now }), here.plan.slug)).lines[0]!;
    expect((await desk(soon)).overdue).toEqual([]);
    expect(await remind(late)).toBe(1);
    expect(await remind(after({ days: 38 }))).toBe(0);
    expect(await remind(after({ days: 40 }))).toBe(1);
    expect(await asked()).toEqual([["lead@samplan.example", "da", "soon"], ["lead@samplan.example", "da", "overdue"], ["lead@samplan.example", "da", "overdue"]]);
    expect(await desk(after({ days: 41 }))).toMatchObject({ progress: "not_reported", reported: 0, milestones: 2, overdue: [{ number: 1, endsOn: "2027-03-16", remindedAt: after({ days: 40 }) }], mailbox: { name: "Demostyrelsen", email: "lead@samplan.example" } });
    expect((await audits()).filter(({ action }) => action === "milestone.reminded")).toHaveLength(3);
    // The link of the mail works.
    expect(await reportByLink(as(visitor), await mailedToken(), aReport(initiative.milestones[0]!, { completion: "complete" }))).toMatchObject({ ok: true });
    expect(await remind(after({ days: 80 }))).toBe(0);
    expect((await desk(after({ days: 81 }))).overdue).toEqual([]);
  });

  it("are asked of one that takes part where the lead has no mailbox, and of nobody where none has", async () => {
    const party = here.store.tables.initiativeAuthorities;
    await here.store.write(async (tx) => { await tx.update(party).set({ email: "" }).where(eq(party.id, initiative.lead)); });
    const worker = contextFor(here.store, system, { now: after({ hours: 3 }) });
    expect(await remindOwners(worker)).toBe(0);
    expect((await listProgressDesk(as(here.colleague), here.plan.slug)).lines[0]!.mailbox).toBeNull();
    await here.store.write(async (tx) => { await tx.insert(party).values({ id: newId(), initiativeId: initiative.id, role: "supporting", sector: "civil_society", name: "Foreningen", email: "forening@samplan.example", state: "confirmed", createdAt: after({}) }); });
    expect(await remindOwners(worker)).toBe(1);
    expect((await mails()).at(-1)).toMatchObject({ kind: "progress_asked", recipient: "forening@samplan.example" });
  });

  it("are with the data of who wrote them, and stay without who it was when the account is deleted", async () => {
    await report({ body: "Min indberetning" });
    const section = workSections(as(here.moderator), here.moderator).find(({ name }) => name === "milestoneReports")!;
    const rows = [];
    for await (const batch of section.batches()) rows.push(...batch);
    expect(rows).toMatchObject([{ reference: "PA-I-01", body: "Min indberetning", detail: { milestone: 1, completion: "limited", evidence: [] } }]);
    await deleteAccount(as(system), here.moderator.id, "asked", sql`1 = 1`);
    const { milestoneReports } = here.store.tables;
    expect(await here.store.read.select({ body: milestoneReports.body, by: milestoneReports.reportedBy }).from(milestoneReports)).toEqual([{ body: "Min indberetning", by: null }]);
  });

  it("add up to the progress of the plan, and say what is overdue and what nobody has reported", async () => {
    await carryOut(here.store, here.plan, { reference: "PA-I-02", number: "1.2", ends: ["2027-02-20"] });
    await report({ completion: "complete" });
    await report({ completion: "complete" }, { of: 1 });
    const { lines, isAdopted, today } = await getPlanProgress(as(visitor), here.plan.slug);
    expect([isAdopted, today]).toEqual([true, "2027-03-09"]);
    expect(lines.map(({ reference, progress, startsOn, endsOn, milestones }) => [reference, progress, startsOn, endsOn, milestones.map((each) => each.isOverdue)])).toEqual([["PA-I-01", "complete", "2027-02-01", "2028-03-09", [false, false]], ["PA-I-02", "not_reported", "2027-02-01", "2027-02-20", [true]]]);
    expect((await getInitiativesPage(as(visitor), here.plan.slug)).progress).toEqual({ "PA-I-01": "complete", "PA-I-02": "not_reported" });
    const unadopted = await addPlan(here.store, { slug: "plan-c", code: "PC" });
    expect(await getPlanProgress(as(visitor), unadopted.slug)).toMatchObject({ isAdopted: false, lines: [] });
  });
});
