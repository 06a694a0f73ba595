import { and, eq, sql } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { hasRole } from "../roles.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { getCriteria, listCriteria, type Criterion } from "./criteria.server.ts";
import type { CriterionText } from "./default-criteria.ts";
import type { CriterionInput } from "./schema.ts";

/** The criteria of a plan with whether the reader may change them. */
export async function getCriteriaPage(ctx: Context, planSlug: string): Promise<{ plan: PlanSummary; criteria: Criterion[]; mayChange: boolean }> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  return { plan, criteria: await getCriteria(ctx, plan.id), mayChange: hasRole(ctx.actor, "coordinator", plan.id) };
}

/** Changes the words of a criterion. What was scored by it stays. Throws `conflict` when somebody was faster. */
export async function changeCriterion(ctx: Context, planSlug: string, id: string, input: CriterionInput): Promise<void> {
  requireStaff(ctx.actor);
  const { planId } = await requireCoordinator(ctx, planSlug);
  await ctx.write(async (tx) => {
    const before = (await holdCriteria(ctx, tx, planId)).find((each) => each.id === id);
    if (before?.version !== input.version) throw conflict();
    const words = textOf(input);
    await tx.update(ctx.tables.criteria).set({ ...words, version: before.version + 1 }).where(eq(ctx.tables.criteria.id, id));
    await recordStaffAct(ctx, tx, { action: "criterion.changed", subjectType: "plan", subjectId: planId, planId, data: { criterionId: id, before: { title: before.title, anchors: before.anchors }, after: words } });
  });
}

/** Adds a criterion behind the others. */
export async function addCriterion(ctx: Context, planSlug: string, input: CriterionInput): Promise<void> {
  requireStaff(ctx.actor);
  const { planId } = await requireCoordinator(ctx, planSlug);
  await ctx.write(async (tx) => {
    const there = await holdCriteria(ctx, tx, planId);
    const id = newId();
    const words = textOf(input);
    await tx.insert(ctx.tables.criteria).values({ id, planId, position: (there.at(-1)?.position ?? 0) + 1, ...words });
    await recordStaffAct(ctx, tx, { action: "criterion.added", subjectType: "plan", subjectId: planId, planId, data: { criterionId: id, after: words } });
  });
}

/** Takes a criterion out of use or into use again. It is never removed: what was scored by it stays to be read. Throws `conflict` where none would be left. */
export async function setCriterionActive(ctx: Context, planSlug: string, id: string, isActive: boolean): Promise<void> {
  requireStaff(ctx.actor);
  const { planId } = await requireCoordinator(ctx, planSlug);
  await ctx.write(async (tx) => {
    const there = await holdCriteria(ctx, tx, planId);
    if (!isActive && !there.some((each) => each.isActive && each.id !== id)) throw conflict();
    const { criteria: c } = ctx.tables;
    const changed = await tx.update(c).set({ isActive, version: sql`${c.version} + 1` }).where(and(eq(c.id, id), eq(c.planId, planId), eq(c.isActive, !isActive))).returning({ id: c.id });
    if (changed.length > 0) await recordStaffAct(ctx, tx, { action: isActive ? "criterion.taken_into_use" : "criterion.taken_out_of_use", subjectType: "plan", subjectId: planId, planId, data: { criterionId: id } });
  });
}

/** Moves a criterion one place up or down. */
export async function moveCriterion(ctx: Context, planSlug: string, id: string, direction: "up" | "down"): Promise<void> {
  requireStaff(ctx.actor);
  const { planId } = await requireCoordinator(ctx, planSlug);
  await ctx.write(async (tx) => {
    const order = (await holdCriteria(ctx, tx, planId)).map((each) => each.id);
    const from = order.indexOf(id);
    const to = from + (direction === "up" ? -1 : 1);
    if (from === -1 || to < 0 || to >= order.length) return;
    [order[from], order[to]] = [order[to]!, order[from]!];
    for (const [index, each] of order.entries()) await tx.update(ctx.tables.criteria).set({ position: index + 1 }).where(eq(ctx.tables.criteria.id, each));
    await recordStaffAct(ctx, tx, { action: "criterion.moved", subjectType: "plan", subjectId: planId, planId, data: { criterionId: id, before: from + 1, after: to + 1 } });
  });
}

async function requireCoordinator(ctx: Context, planSlug: string): Promise<{ planId: string }> {
  const plan = await getPlan(ctx, planSlug);
  if (!hasRole(ctx.actor, "coordinator", plan.id)) throw forbidden();
  return { planId: plan.id };
}

/** The criteria, with the plan held: of two who change them at once the other waits here. */
async function holdCriteria(ctx: Context, tx: WriteHandle, planId: string): Promise<Criterion[]> {
  const { plans } = ctx.tables;
  await tx.update(plans).set({ version: sql`${plans.version}` }).where(eq(plans.id, planId));
  return listCriteria(ctx, tx, planId);
}

function textOf(input: CriterionInput): CriterionText {
  const anchor = (step: 0 | 1 | 2 | 3) => ({ da: input[`anchor${step}Da`], en: input[`anchor${step}En`] });
  return { title: { da: input.titleDa, en: input.titleEn }, anchors: [anchor(0), anchor(1), anchor(2), anchor(3)] };
}
