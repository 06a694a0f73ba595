import { asc, eq, sql } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { prepared } from "#db/prepared.ts";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { defaultCriteria, type CriterionText } from "./default-criteria.ts";

/** A criterion as it is kept, in both languages. */
export type Criterion = CriterionText & { id: string; position: number; isActive: boolean; version: number };

/** The criteria of a plan in their order, also those that are no longer in use. One that has none gets the usual ones first. */
export async function getCriteria(ctx: Context, planId: string): Promise<Criterion[]> {
  requireStaff(ctx.actor, planId);
  const found = await criteriaOfPlan(ctx).execute({ planId });
  return found.length > 0 ? found : ctx.write((tx) => beginCriteria(ctx, tx, planId));
}

const criteriaOfPlan = prepared(({ read, tables: { criteria: c } }) => read.select({ id: c.id, position: c.position, title: c.title, anchors: c.anchors, isActive: c.isActive, version: c.version }).from(c).where(eq(c.planId, sql.placeholder("planId"))).orderBy(asc(c.position), asc(c.id)));

/** The same within a transaction. */
export async function listCriteria(ctx: Context, handle: Pick<ReadHandle, "select">, planId: string): Promise<Criterion[]> {
  const { criteria: c } = ctx.tables;
  return handle.select({ id: c.id, position: c.position, title: c.title, anchors: c.anchors, isActive: c.isActive, version: c.version }).from(c).where(eq(c.planId, planId)).orderBy(asc(c.position), asc(c.id));
}

/** Writes the usual criteria of a plan that has none. The plan is held, so that of two who come at once one writes them. */
async function beginCriteria(ctx: Context, tx: WriteHandle, planId: string): Promise<Criterion[]> {
  const { criteria, plans } = ctx.tables;
  await tx.update(plans).set({ version: sql`${plans.version}` }).where(eq(plans.id, planId));
  const there = await listCriteria(ctx, tx, planId);
  if (there.length > 0) return there;
  await tx.insert(criteria).values(defaultCriteria.map((each, index) => ({ ...each, id: newId(), planId, position: index + 1 })));
  await recordStaffAct(ctx, tx, { action: "criteria.begun", subjectType: "plan", subjectId: planId, planId, data: { criteria: defaultCriteria.map(({ title }) => title.da) } });
  return listCriteria(ctx, tx, planId);
}
