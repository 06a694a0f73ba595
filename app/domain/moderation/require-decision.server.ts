import { and, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { requireStaff } from "../triage/policy.ts";

export type DecisionRow = Context["tables"]["moderationDecisions"]["$inferSelect"];

/** A decision of the plan of the address, for its staff. Throws `not_found` or `forbidden`. */
export async function requireDecision(ctx: Context, planSlug: string, decisionId: string): Promise<DecisionRow> {
  requireStaff(ctx.actor);
  const { moderationDecisions: d, plans } = ctx.tables;
  const [row] = await ctx.read.select({ decision: d }).from(d).innerJoin(plans, eq(plans.id, d.planId)).where(and(eq(d.id, decisionId), eq(plans.slug, planSlug)));
  if (!row) throw notFound();
  requireStaff(ctx.actor, row.decision.planId);
  return row.decision;
}
