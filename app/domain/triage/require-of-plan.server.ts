import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getPlan } from "../plans/queries.server.ts";
import { requireStaff } from "./policy.ts";

/** Refuses an act under the address of a plan that one does not work on (`forbidden`), or that the proposals are not of (`not_found`). */
export async function requireProposalsOfPlan(ctx: Context, planSlug: string, references: readonly string[]): Promise<void> {
  requireStaff(ctx.actor);
  const { proposals } = ctx.tables;
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const wanted = [...new Set(references)];
  const found = await ctx.read.select({ reference: proposals.reference }).from(proposals).where(and(eq(proposals.planId, plan.id), inArray(proposals.reference, wanted)));
  if (found.length !== wanted.length) throw notFound();
}
