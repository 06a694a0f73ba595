import { and, eq, inArray, sql, sum } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";
import { openStatuses } from "../triage/open-statuses.ts";

/**
 * How many proposals of each theme wait for an answer and are in no initiative, by the theme's id: those that wait less those that are placed, both from
 * counts that are kept.
 */
export async function countUnplaced(ctx: Context, planId: string): Promise<Record<string, number>> {
  requireStaff(ctx.actor, planId);
  const [open, placed] = await Promise.all([openByTheme(ctx).execute({ planId }), placedByTheme(ctx).execute({ planId })]);
  return Object.fromEntries(open.map(({ themeId, count }) => [themeId, Math.max(0, count - (placed.find((row) => row.themeId === themeId)?.count ?? 0))]));
}

const openByTheme = prepared(({ read, tables: { proposalTallies: t } }) =>
  read.select({ themeId: t.themeId, count: sum(t.count).mapWith(Number) }).from(t).where(and(eq(t.planId, sql.placeholder("planId")), inArray(t.status, openStatuses))).groupBy(t.themeId));

const placedByTheme = prepared(({ read, tables: { placedCounts: c } }) => read.select({ themeId: c.themeId, count: c.count }).from(c).where(eq(c.planId, sql.placeholder("planId"))));
