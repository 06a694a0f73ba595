import { eq } from "drizzle-orm";
import type { PlanContact } from "#db/schema/plans.ts";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { listPhases } from "../plans/queries.server.ts";
import type { Phase } from "../plans/phase.ts";
import { requireStaff } from "../triage/policy.ts";

/** A plan whose initiatives' comments staff look at and answer. `bothLanguages`: an answer must be in both. */
export type RemarkPlan = { id: string; slug: string; title: Worded; bothLanguages: boolean; template: string; isClosed: boolean; contact: PlanContact | null; phases: Phase[] };

/** The plan, for who works on it. Throws `not_found` and `forbidden`. */
export async function getRemarkPlan(ctx: Context, slug: string): Promise<RemarkPlan> {
  requireStaff(ctx.actor);
  const { plans: p } = ctx.tables;
  const [plan] = await ctx.read.select({ id: p.id, slug: p.slug, title: p.title, state: p.state, bothLanguages: p.bothLanguages, template: p.template, contact: p.contact }).from(p).where(eq(p.slug, slug));
  if (!plan || plan.state === "draft") throw notFound();
  requireStaff(ctx.actor, plan.id);
  const { state, ...rest } = plan;
  return { ...rest, title: inLocale(plan.title, ctx.locale), isClosed: state === "closed", phases: await listPhases(ctx, plan.id) };
}
