import { asc, inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { Phase } from "../plans/phase.ts";

/** The phases of several plans, by the plan's id, in one query. */
export async function phasesOfPlans(ctx: Context, planIds: readonly string[]): Promise<(planId: string) => Phase[]> {
  const ids = [...new Set(planIds)];
  const { phases: f } = ctx.tables;
  const rows = ids.length === 0 ? [] : await ctx.read.select({ planId: f.planId, kind: f.kind, opensAt: f.opensAt, closesAt: f.closesAt }).from(f).where(inArray(f.planId, ids)).orderBy(asc(f.position));
  const byPlan = Map.groupBy(rows, (row) => row.planId);
  return (planId) => byPlan.get(planId) ?? [];
}
