import { asc, eq, inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import { endedBy, type Phase } from "./phase.ts";

/** The phases of several plans, by the plan's id, in one query. */
export async function phasesOfPlans(ctx: Context, planIds: readonly string[]): Promise<(planId: string) => Phase[]> {
  const ids = [...new Set(planIds)];
  const { phases: f, plans: p } = ctx.tables;
  const rows = ids.length === 0 ? [] : await ctx.read.select({ planId: f.planId, kind: f.kind, opensAt: f.opensAt, closesAt: f.closesAt, closedAt: p.closedAt }).from(f).innerJoin(p, eq(p.id, f.planId)).where(inArray(f.planId, ids)).orderBy(asc(f.position));
  const byPlan = Map.groupBy(rows, (row) => row.planId);
  return (planId) => endedBy(byPlan.get(planId) ?? [], byPlan.get(planId)?.[0]?.closedAt ?? null).map(({ closedAt: _, ...phase }) => phase);
}
