import { and, eq, isNull, ne } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { FollowInput } from "./schema.ts";

/** Whether what somebody wants to follow is there for the public. */
export async function subjectExists(ctx: Context, { subject, id }: FollowInput): Promise<boolean> {
  const { plans, proposals, themes, initiatives, organisations } = ctx.tables;
  const isPublic = ne(plans.state, "draft");
  if (subject === "plan") return (await ctx.read.select({ id: plans.id }).from(plans).where(and(eq(plans.id, id), isPublic))).length > 0;
  if (subject === "organisation") return (await ctx.read.select({ id: organisations.id }).from(organisations).where(and(eq(organisations.id, id), isNull(organisations.mergedIntoId)))).length > 0;
  if (subject === "proposal") return (await ctx.read.select({ id: proposals.id }).from(proposals).innerJoin(plans, eq(plans.id, proposals.planId)).where(and(eq(proposals.id, id), isPublic))).length > 0;
  const within = subject === "theme" ? themes : initiatives;
  return (await ctx.read.select({ id: within.id }).from(within).innerJoin(plans, eq(plans.id, within.planId)).where(and(eq(within.id, id), isPublic))).length > 0;
}
