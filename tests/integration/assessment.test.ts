import { and, eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { assignByRules } from "#app/domain/assessment/assign-by-rules.server.ts";
import { assignAssessors, removeAssessor } from "#app/domain/assessment/assign-assessors.server.ts";
import { setAssessorRule } from "#app/domain/assessment/assessor-rules.server.ts";
import { assessorsAct } from "#app/domain/assessment/bulk-act.server.ts";
import { getCriteria } from "#app/domain/assessment/criteria.server.ts";
import { declareConflict, takeBackConflict } from "#app/domain/assessment/declare-conflict.server.ts";
import { changeCriterion, moveCriterion, setCriterionActive } from "#app/domain/assessment/edit-criteria.server.ts";
import { getAssessmentPage } from "#app/domain/assessment/get-assessment-page.server.ts";
import { listAssessments } from "#app/domain/assessment/list-assessments.server.ts";
import { saveAssessment } from "#app/domain/assessment/save-assessment.server.ts";
import { criterionInput } from "#app/domain/assessment/schema.ts";
import { remindAssessors, tellAssessors } from "#app/domain/assessment/tell-assessors.server.ts";
import { listAudit } from "#app/domain/audit/list-audit.server.ts";
import type { Person } from "#app/domain/context.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { loadCase } from "#app/domain/triage/load-case.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { after, contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { submit } from "#tests/support/plans.ts";

describeOnBothDatabases("assessment", (open) => {
  const desk = useDesk(open);
  const { here, as } = desk;
  let third: Person;
  beforeEach(async () => { third = await addPerson(here.store, { role: "moderator", name: "Tredje" }); });

  const criteria = () => getCriteria(as(here.moderator), here.plan.id);
  const all = async (score: number, others: Record<number, number> = {}) => Object.fromEntries((await criteria()).filter((each) => each.isActive).map(({ id }, index) => [id, others[index] ?? score]));
  const save = async (who: Person, changes: Partial<Parameters<typeof saveAssessment>[2]> = {}, of = here.reference) => saveAssessment(as(who), of, { scores: await all(2), note: "", version: 0, submit: true, ...changes });
  const panel = async (who: Person, of = here.reference) => (await getAssessmentPage(as(who), here.plan.slug, of)).panel;
  const found = async (of = here.reference) => (await here.store.read.select().from(here.store.tables.proposals).where(eq(here.store.tables.proposals.reference, of)))[0]!;
  const rows = () => here.store.read.select().from(here.store.tables.assessments);
  const worker = (now = after({ hours: 2 })) => contextFor(here.store, system, { now });
  const kinds = async () => (await desk.mails()).map((each) => each.kind);
  const acts = async () => (await desk.audits()).map((each) => each.action);

  it("gives a plan its criteria once, also when two come at once", async () => {
    const [one, other] = await Promise.all([criteria(), getCriteria(as(here.colleague), here.plan.id)]);
    expect(one).toHaveLength(8);
    expect(other.map((each) => each.id)).toEqual(one.map((each) => each.id));
    expect((await acts()).filter((each) => each === "criteria.begun")).toHaveLength(1);
    await expect(getCriteria(as(here.anna), here.plan.id)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("lets coordinators alone change the criteria, and tells who was slower", async () => {
    const [first, second] = await criteria();
    const words = criterionInput.parse({ titleDa: "Nyt", titleEn: "New", ...Object.fromEntries([0, 1, 2, 3].flatMap((step) => [[`anchor${step}Da`, `trin ${step}`], [`anchor${step}En`, `step ${step}`]])), version: 1 });
    await expect(changeCriterion(as(here.moderator), here.plan.slug, first!.id, words)).rejects.toMatchObject({ kind: "forbidden" });
    await changeCriterion(as(here.colleague), here.plan.slug, first!.id, words);
    await expect(changeCriterion(as(here.colleague), here.plan.slug, first!.id, words)).rejects.toMatchObject({ kind: "conflict" });
    await moveCriterion(as(here.colleague), here.plan.slug, second!.id, "up");
    await setCriterionActive(as(here.colleague), here.plan.slug, second!.id, false);
    const changed = await criteria();
    expect(changed.slice(0, 2).map(({ id, isActive }) => [id, isActive])).toEqual([[second!.id, false], [first!.id, true]]);
    expect(changed[1]!.anchors[3]).toEqual({ da: "trin 3", en: "step 3" });
    for (const each of changed.slice(1, -1)) await setCriterionActive(as(here.colleague), here.plan.slug, each.id, false);
    await expect(setCriterionActive(as(here.colleague), here.plan.slug, changed.at(-1)!.id, false)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("keeps a draft, wants all criteria when it is submitted, and tells a form that is behind", async () => {
    const [first] = await criteria();
    expect(await save(here.moderator, { scores: { [first!.id]: 3 }, submit: false, note: "Måske" })).toEqual({ ok: true, value: "saved" });
    expect((await panel(here.moderator)).own).toMatchObject({ state: "draft", scores: { [first!.id]: 3 }, note: "Måske", version: 1 });
    expect(await save(here.moderator, { scores: { [first!.id]: 3 }, version: 1 })).toEqual({ ok: false, reason: "scores_missing" });
    await expect(save(here.moderator)).rejects.toMatchObject({ kind: "conflict" });
    expect(await save(here.moderator, { version: 1 })).toEqual({ ok: true, value: "submitted" });
    await expect(save(here.anna)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await found()).stage).toBe("submitted");
  });

  it("shows what others found only to who has submitted, and marks where they are far apart", async () => {
    await assignAssessors(as(here.colleague), here.reference, [here.moderator.id, third.id]);
    await save(here.moderator, { version: 1, scores: await all(1) });
    const before = await panel(third);
    expect([before.seesScores, before.assessors.find((each) => each.id === here.moderator.id)!.scores, before.differences]).toEqual([false, null, []]);
    expect((await panel(here.colleague)).seesScores).toBe(false);
    await save(third, { version: 1, scores: await all(2, { 0: 3 }) });
    const [first] = await criteria();
    for (const who of [here.moderator, third, here.colleague]) expect(await panel(who)).toMatchObject({ seesScores: true, submitted: 2, differences: [first!.id] });
    expect((await found()).stage).toBe("assessed");
    expect((await listAssessments(as(here.colleague), here.plan.slug, { view: "differences" })).rows.map((row) => [row.reference, row.differences.length])).toEqual([[here.reference, 1]]);
    // Who was not asked finds nothing to do on a case that is assessed.
    expect(await save(here.colleague)).toEqual({ ok: false, reason: "assessors_full" });
  });

  it("tells no scores in the audit trail to who is not to see them yet", async () => {
    const scores = async (who: Person) => (await listAudit(as(who), { subject: here.reference }, undefined)).rows.filter(({ action }) => action === "assessment.submitted").map(({ changes }) => changes.length);
    await assignAssessors(as(here.moderator), here.reference, [here.colleague.id, third.id]);
    await save(third, { version: 1 });
    const admin = await addPerson(here.store, { role: "admin" });
    expect([await scores(here.colleague), await scores(admin)]).toEqual([[0], [0]]);
    await save(here.colleague, { version: 1 });
    expect([await scores(here.colleague), await scores(admin)]).toEqual([[8, 8], [8, 8]]);
    const interested = await addPerson(here.store, { role: "coordinator" });
    await declareConflict(as(interested), here.reference, "");
    expect(await scores(interested)).toEqual([0, 0]);
  });

  it("lets one change one's own until the answer, with the scores before and after in the trail", async () => {
    await save(here.moderator);
    await save(here.moderator, { version: 1, scores: await all(0) });
    const changed = (await desk.audits()).find((each) => each.action === "assessment.changed")!;
    expect(changed.data).toMatchObject({ before: await all(2), after: await all(0) });
    await desk.answer({ version: (await found()).version }, here.colleague);
    expect(await save(here.moderator, { version: 2 })).toEqual({ ok: false, reason: "assessment_closed" });
  });

  it("never moves a case back from an answer in the making", async () => {
    const { proposals: p } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(p).set({ stage: "answer_drafted" }).where(eq(p.reference, here.reference)); });
    await save(here.moderator);
    await save(third);
    expect((await found()).stage).toBe("answer_drafted");
  });

  it("of two who submit the last assessments at once counts both", async () => {
    await Promise.all([save(here.moderator), save(third)]);
    expect((await found()).stage).toBe("assessed");
  });

  it("is asked of people of the team without an interest: of all that are named, or nobody", async () => {
    const outsider = await addPerson(here.store);
    const ask = (...people: Person[]) => assignAssessors(as(here.moderator), here.reference, people.map(({ id }) => id));
    expect(await ask(third, outsider)).toEqual({ ok: false, reason: "assessor_lost_role" });
    await declareConflict(as(here.colleague), here.reference, "");
    expect(await ask(third, here.colleague)).toEqual({ ok: false, reason: "assessor_has_conflict" });
    const own = await addPerson(here.store, { role: "moderator" });
    const { reference } = await submit(as(own), here.plan);
    expect(await assignAssessors(as(here.moderator), reference, [own.id])).toEqual({ ok: false, reason: "assessor_has_interest" });
    expect(await rows()).toEqual([]);
    expect(await ask(third)).toEqual({ ok: true, value: { added: 1 } });
    expect(await ask(third, here.moderator)).toEqual({ ok: true, value: { added: 1 } });
    await expect(assignAssessors(as(here.anna), here.reference, [third.id])).rejects.toMatchObject({ kind: "forbidden" });
    await expect(assignAssessors(as(own), reference, [third.id])).rejects.toMatchObject({ kind: "forbidden" });
    expect(await removeAssessor(as(here.moderator), here.reference, third.id)).toBe(true);
    expect(await removeAssessor(as(here.moderator), here.reference, third.id)).toBe(false);
    expect((await panel(here.moderator)).candidates.find((each) => each.id === here.moderator.id)).toMatchObject({ load: 1, obstacle: "is_assessor" });
  });

  it("is not asked on a hidden case", async () => {
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "Fy", version: 1 });
    expect(await assignAssessors(as(here.moderator), here.reference, [third.id])).toEqual({ ok: false, reason: "assessment_closed" });
    expect(await save(here.moderator)).toEqual({ ok: false, reason: "assessment_closed" });
  });

  it("tells people of what they were asked in one mail, once, and reminds them once the day before", async () => {
    const second = await desk.second();
    for (const of of [here.reference, second]) await assignAssessors(as(here.moderator), of, [third.id, here.colleague.id]);
    await tellAssessors(worker(after({ hours: 1, minutes: 5 })));
    expect(await kinds()).not.toContain("assessments_assigned");
    for (const minutes of [12, 30]) await tellAssessors(worker(after({ hours: 1, minutes })));
    const told = (await desk.mails()).filter((each) => each.kind === "assessments_assigned");
    expect(told.map(({ payload }) => payload.count)).toEqual(["2", "2"]);
    await save(third, { version: 1 }, second);
    await remindAssessors(worker(after({ days: 12 })));
    expect(await kinds()).not.toContain("assessments_due");
    await Promise.all([remindAssessors(worker(after({ days: 13 }))), remindAssessors(worker(after({ days: 13 })))]);
    await remindAssessors(worker(after({ days: 14 })));
    const due = (await desk.mails()).filter((each) => each.kind === "assessments_due");
    expect(due.map(({ payload }) => payload.count).sort()).toEqual(["1", "2"]);
  });

  it("lists what waits for one, by deadline, and for coordinators what waits for all", async () => {
    await assignAssessors(as(here.moderator), here.reference, [third.id, here.colleague.id]);
    const list = (who: Person, view: "mine" | "all") => listAssessments(contextFor(here.store, who, { now: after({ days: 20 }) }), here.plan.slug, { view });
    expect((await list(third, "mine")).rows).toMatchObject([{ reference: here.reference, isOverdue: true, assessors: ["Tredje"] }]);
    expect((await list(here.moderator, "all")).view).toBe("mine");
    const all = await list(here.colleague, "all");
    expect(all.rows.map((row) => row.assessors.length)).toEqual([2]);
    expect(all.people.find((each) => each.id === third.id)!.load).toBe(1);
    await expect(list(here.anna, "mine")).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is not made by who declares an interest: what was asked and submitted goes back, and the case too", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    await save(here.moderator);
    await save(third);
    expect((await found()).stage).toBe("assessed");
    await declareConflict(as(here.moderator), here.reference, "Vi er naboer");
    await declareConflict(as(here.moderator), here.reference, "To gange");
    expect(await found()).toMatchObject({ assigneeId: null, status: "received", stage: "submitted" });
    expect((await rows()).map((row) => row.assessorId)).toEqual([third.id]);
    expect((await acts()).filter((each) => each === "conflict.declared")).toHaveLength(1);
    await expect(save(here.moderator)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(takeOn(as(here.moderator), here.reference, (await found()).version)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(desk.answer({ version: (await found()).version })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await panel(here.moderator)).toMatchObject({ seesScores: false, may: { decide: false } });
    // Nobody but oneself and a coordinator takes it back.
    await expect(takeBackConflict(as(third), here.reference, here.moderator.id, "Nej")).rejects.toMatchObject({ kind: "forbidden" });
    expect(await takeBackConflict(as(here.colleague), here.reference, here.moderator.id, "En anden af samme navn")).toBe(true);
    expect(await takeBackConflict(as(here.colleague), here.reference, here.moderator.id, "Igen")).toBe(false);
    expect((await here.store.read.select().from(here.store.tables.caseNotes)).map((note) => note.body)).toEqual(["En anden af samme navn"]);
    await takeOn(as(here.moderator), here.reference, (await found()).version);
  });

  it("goes by the rule of a theme for cases that come afterwards, to those with the least to do", async () => {
    const coordinator = contextFor(here.store, here.colleague, { now: after({ hours: 1 }) });
    await expect(setAssessorRule(as(here.moderator), here.plan.slug, "open-data", [third.id])).rejects.toMatchObject({ kind: "forbidden" });
    expect(await setAssessorRule(coordinator, here.plan.slug, "open-data", [here.anna.id])).toEqual({ ok: false, reason: "assessor_lost_role" });
    expect(await setAssessorRule(coordinator, here.plan.slug, "open-data", [third.id, here.moderator.id, here.colleague.id])).toEqual({ ok: true, value: null });
    await assignAssessors(as(here.moderator), here.reference, [third.id]);
    const { reference } = await submit(contextFor(here.store, await addPerson(here.store), { now: after({ hours: 2 }) }), here.plan);
    await submit(contextFor(here.store, await addPerson(here.store), { now: after({ hours: 2 }) }), here.plan, { theme: "participation" });
    expect((await Promise.all([assignByRules(worker(after({ hours: 3 }))), assignByRules(worker(after({ hours: 3 })))])).reduce((sum, each) => sum + each)).toBe(1);
    expect(await assignByRules(worker(after({ hours: 4 })))).toBe(0);
    const { proposals: p, assessments: a } = here.store.tables;
    const asked = await here.store.read.select({ reference: p.reference, id: a.assessorId }).from(a).innerJoin(p, eq(p.id, a.proposalId)).where(and(eq(p.reference, reference)));
    expect(asked.map((row) => row.id).sort()).toEqual([here.moderator.id, here.colleague.id].sort());
  });

  it("is given out in bulk, and taken back", async () => {
    const settings = { assessors: [third.id, here.colleague.id, here.moderator.id] };
    const ctx = as(here.moderator);
    const apply = (of: string) => here.store.write(async (tx) => assessorsAct.apply(ctx, tx, await loadCase(ctx, tx, of), settings));
    const applied = await apply(here.reference);
    expect(applied).toMatchObject({ ok: true });
    expect(await rows()).toHaveLength(2);
    expect(await apply(here.reference)).toEqual({ ok: false, reason: "no_assessor" });
    expect(await here.store.write(async (tx) => assessorsAct.check(ctx, await loadCase(ctx, tx, here.reference), settings))).toBe("assessors_full");
    const before = applied.ok ? applied.value : {};
    expect(await here.store.write(async (tx) => assessorsAct.undo!(ctx, tx, await loadCase(ctx, tx, here.reference), settings, before))).toEqual({ ok: true, value: null });
    expect(await rows()).toEqual([]);
  });
});
