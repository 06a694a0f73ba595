import { eq, sql, sum } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import { caseStages, type CaseStage } from "#db/values.ts";
import type { Context } from "../context.ts";

/** Those that are visible, those that were hidden, those that wait to be looked at before they are public, and how many of the visible ones stand where. */
export type CaseNumbers = { visible: number; hidden: number; awaitingScreening: number; byStage: Record<CaseStage, number> };

/** How many cases of a plan there are, read from counts that are kept: it costs the same for ten and for a million. Whoever calls it has asked who may know. */
export async function countCases(ctx: Context, planId: string): Promise<CaseNumbers> {
  const [[tallied], rows] = await Promise.all([visibleOfPlan(ctx).execute({ planId }), countsOfPlan(ctx).execute({ planId })]);
  const visible = tallied?.count ?? 0;
  const countOf = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).reduce((total, row) => total + row.count, 0);
  // Those at the first stage are what is left: they have no count of their own.
  const at = (stage: CaseStage) => (stage === "submitted" ? Math.max(0, visible - countOf((row) => !row.isHidden)) : countOf((row) => !row.isHidden && row.stage === stage));
  return {
    visible, hidden: countOf((row) => row.isHidden && !row.awaitsScreening), awaitingScreening: countOf((row) => row.awaitsScreening),
    byStage: Object.fromEntries(caseStages.map((stage) => [stage, at(stage)])) as CaseNumbers["byStage"],
  };
}

const countsOfPlan = prepared(({ read, tables: { caseCounts: c } }) => read.select({ stage: c.stage, isHidden: c.isHidden, awaitsScreening: c.awaitsScreening, count: c.count }).from(c).where(eq(c.planId, sql.placeholder("planId"))));

const visibleOfPlan = prepared(({ read, tables: { proposalTallies: t } }) => read.select({ count: sql<number>`coalesce(${sum(t.count)}, 0)`.mapWith(Number) }).from(t).where(eq(t.planId, sql.placeholder("planId"))));
