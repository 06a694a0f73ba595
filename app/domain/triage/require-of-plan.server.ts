import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { requireStaff } from "./policy.ts";

/** Refuses an act under the address of a plan that the proposals are not of. Throws `not_found`. */
export async function requireProposalsOfPlan(ctx: Context, planSlug: string, references: readonly string[]): Promise<void> {
  requireStaff(ctx.actor);
  const { proposals, plans } = ctx.tables;
  const wanted = [...new Set(references)];
  const found = await ctx.read.select({ reference: proposals.reference }).from(proposals).innerJoin(plans, eq(plans.id, proposals.planId)).where(and(eq(plans.slug, planSlug), inArray(proposals.reference, wanted)));
  if (found.length !== wanted.length) throw notFound();
}
