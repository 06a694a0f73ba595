import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Context } from "../context.ts";

/** What a plan says of looking at texts first. `medianMinutes`: how long it took at the median of the last 30 days; null while that would rest on too few. */
export type Screening = { hours: number; medianMinutes: number | null };

const day = 86_400_000;
/** So many make a median worth telling. */
const fewest = 5;

/** Null where a plan publishes at once. */
export async function getScreening(ctx: Context, planId: string): Promise<Screening | null> {
  const { plans: p } = ctx.tables;
  const [plan] = await ctx.read.select({ screening: p.screening, hours: p.screeningHours }).from(p).where(eq(p.id, planId));
  return plan?.screening ? { hours: plan.hours, medianMinutes: await medianMinutes(ctx, planId) } : null;
}

/** Of the proposals that were looked at and published: from submitting to that. */
async function medianMinutes(ctx: Context, planId: string): Promise<number | null> {
  const { proposals: p, journeyEntries: j } = ctx.tables;
  const waited = sql<number>`${j.at} - ${p.submittedAt}`;
  const rows = await ctx.read.select({ at: j.at, submittedAt: p.submittedAt }).from(j).innerJoin(p, eq(p.id, j.proposalId))
    .where(and(eq(p.planId, planId), eq(j.kind, "screened"), gt(j.at, new Date(ctx.now.getTime() - 30 * day)), gt(p.submittedAt, new Date(ctx.now.getTime() - 90 * day)))).orderBy(asc(waited)).limit(5000);
  if (rows.length < fewest) return null;
  const { at, submittedAt } = rows[Math.floor((rows.length - 1) / 2)]!;
  return Math.round((at.getTime() - submittedAt.getTime()) / 60_000);
}
