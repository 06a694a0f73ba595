import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { exportAudit, listAudit, type AuditFilter } from "#app/domain/audit/list-audit.server.ts";
import { recordRead } from "#app/domain/audit/record-read.server.ts";
import { getCriteria } from "#app/domain/assessment/criteria.server.ts";
import { saveAssessment } from "#app/domain/assessment/save-assessment.server.ts";
import { sealEntries } from "#app/domain/audit/seal-entries.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import type { Person } from "#app/domain/context.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("the audit trail", (open) => {
  const { here, as } = useDesk(open);
  const admin = () => addPerson(here.store, { role: "admin", name: "Åse Admin" });
  const list = async (who: Person, filter: AuditFilter = {}) => (await listAudit(as(who), filter, undefined)).rows.filter((row) => row.action !== "audit.read");
  const actions = async (who: Person, filter: AuditFilter = {}) => (await list(who, filter)).map((row) => row.action);

  it("names staff, and shows a participant by role alone, without ids", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    const who = await admin();
    const [taken, submitted] = await list(who, { group: undefined, subject: here.reference.toLowerCase() });
    expect(taken).toMatchObject({ action: "case.taken_on", role: "moderator", actor: { id: here.moderator.id, name: here.moderator.name }, subject: { type: "proposal", thing: { kind: "proposal", name: here.reference } }, seal: null });
    expect(taken!.changes).toContainEqual({ field: "assigneeId", before: null, after: { id: here.moderator.id } });
    expect(taken!.things[here.moderator.id]).toEqual({ kind: "staff", name: here.moderator.name });
    expect(submitted).toMatchObject({ action: "proposal.submitted", role: "participant", actor: null, requestId: "" });
    const [row] = await here.store.read.select({ authorId: here.store.tables.proposals.authorId }).from(here.store.tables.proposals).where(eq(here.store.tables.proposals.reference, here.reference));
    expect(JSON.stringify(submitted)).not.toContain(row!.authorId!);
    await sealEntries(as(who));
    expect((await list(who))[0]!.seal).toMatchObject({ sequence: expect.any(Number) as number, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  });

  it("names the criterion that a score is of", async () => {
    const [criterion, ...rest] = await getCriteria(as(here.moderator), here.plan.id);
    await saveAssessment(as(here.moderator), here.reference, { scores: Object.fromEntries([criterion!, ...rest].map(({ id }) => [id, 2])), note: "", version: 0, submit: true });
    // Who found it sees it at once.
    const own = { ...here.moderator, roles: ["moderator" as const, "coordinator" as const] };
    const submitted = (await list(own)).find((row) => row.action === "assessment.submitted")!;
    expect(submitted.changes).toContainEqual({ field: criterion!.id, before: null, after: { text: "2" } });
    expect(submitted.things[criterion!.id]).toEqual({ kind: "criterion", name: criterion!.title.da });
  });

  it("shows coordinators what is about their plans, and others nothing", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    const other = await addPlan(here.store, { slug: "andre", code: "AN" });
    expect(await actions(await addPerson(here.store, { planRole: { planId: here.plan.id, role: "coordinator" } }))).toEqual(["case.taken_on", "proposal.submitted"]);
    expect(await actions(await addPerson(here.store, { planRole: { planId: other.id, role: "coordinator" } }))).toEqual([]);
    expect(await actions(here.colleague)).toEqual(["case.taken_on", "proposal.submitted"]);
    for (const actor of [visitor, here.moderator, await addPerson(here.store)]) {
      await expect(listAudit(as(actor), {}, undefined)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(exportAudit(as(actor), {})).rejects.toMatchObject({ kind: "forbidden" });
    }
  });

  it("is narrowed by group, person, day, plan and reads, and a person of the staff is not found as a participant", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    const who = await admin();
    await recordRead(as(here.moderator), { action: "proposal.hidden_text_read", subjectType: "proposal", subjectId: "x", planId: here.plan.id });
    expect(await actions(who, { group: "desk" })).toEqual(["case.taken_on"]);
    expect((await actions(who, { actor: here.moderator.id })).sort()).toEqual(["case.taken_on", "proposal.hidden_text_read"]);
    expect(await actions(who, { actor: "participant" })).toEqual(["proposal.submitted"]);
    expect(await actions(who, { reads: true })).toEqual(["proposal.hidden_text_read"]);
    expect(await actions(who, { plan: "none" })).toEqual([]);
    expect(await actions(who, { subject: "XX-1" })).toEqual([]);
    expect(await actions(who, { from: after({ hours: 2 }) })).toEqual([]);
    expect(await actions(who, { until: after({ minutes: 30 }) })).toEqual(["proposal.submitted"]);
    const [row] = await here.store.read.select({ authorId: here.store.tables.proposals.authorId }).from(here.store.tables.proposals).where(eq(here.store.tables.proposals.reference, here.reference));
    expect(await actions(who, { actor: row!.authorId! })).toEqual([]);
  });

  it("records who looks once an hour, and who takes it out every time", async () => {
    const who = await admin();
    const count = async (action: string) => (await here.store.read.select().from(here.store.tables.auditEntries).where(eq(here.store.tables.auditEntries.action, action))).length;
    for (const minutes of [0, 10, 59]) await listAudit(contextFor(here.store, who, { now: after({ minutes }) }), {}, undefined);
    expect(await count("audit.read")).toBe(1);
    await listAudit(contextFor(here.store, who, { now: after({ minutes: 61 }) }), {}, undefined);
    expect(await count("audit.read")).toBe(2);
    for (let time = 0; time < 2; time += 1) {
      const rows: string[] = [];
      for await (const row of await exportAudit(as(who), {})) rows.push(row.action);
      expect(rows).toContain("proposal.submitted");
    }
    expect(await count("audit.exported")).toBe(2);
  });
});
