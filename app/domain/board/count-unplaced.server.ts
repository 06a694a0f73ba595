import { and, count, eq, inArray, sql, sum } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";
import { openStatuses } from "./open-statuses.ts";

/**
 * How many proposals of each theme wait for an answer and are in no initiative, by the theme's id. Those that wait are read from the tallies and
 * those that are placed from the initiatives, which are few: counting the rest one by one would take longer the more there are.
 */
export async function countUnplaced(ctx: Context, planId: string): Promise<Record<string, number>> {
  requireStaff(ctx.actor, planId);
  const [open, placed] = await Promise.all([openByTheme(ctx).execute({ planId }), placedByTheme(ctx).execute({ planId })]);
  return Object.fromEntries(open.map(({ themeId, count }) => [themeId, Math.max(0, count - (placed.find((row) => row.themeId === themeId)?.count ?? 0))]));
}

const openByTheme = prepared(({ read, tables: { proposalTallies: t } }) =>
  read.select({ themeId: t.themeId, count: sum(t.count).mapWith(Number) }).from(t).where(and(eq(t.planId, sql.placeholder("planId")), inArray(t.status, openStatuses))).groupBy(t.themeId));

// The plan must not be the way by which SQLite finds rows: it would look at all of its proposals.
const placedByTheme = prepared(({ read, tables: { initiativeSources: s, proposals: p } }) =>
  read.select({ themeId: p.themeId, count: count() }).from(p).where(and(sql`${p.id} in (select ${s.proposalId} from ${s})`, sql`coalesce(${p.planId}, '') = ${sql.placeholder("planId")}`, eq(p.isHidden, false), inArray(p.status, openStatuses))).groupBy(p.themeId));
