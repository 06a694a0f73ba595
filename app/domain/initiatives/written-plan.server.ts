import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { requirePlan } from "../board/hold-draft.server.ts";
import type { PlanSummary } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { templateOf, type Template } from "./templates.ts";

/** A plan with what its initiatives are written by. */
export type WrittenPlan = PlanSummary & { template: Template; bothLanguages: boolean };

/** The plan of the address, for who works on it, with the template of its initiatives. */
export async function getWrittenPlan(ctx: Context, planSlug: string): Promise<WrittenPlan> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  return { ...plan, ...(await getTemplate(ctx, plan.id)) };
}

/** By which template the initiatives of a plan are written, and whether in both languages. */
export async function getTemplate(ctx: Context, planId: string): Promise<Pick<WrittenPlan, "template" | "bothLanguages">> {
  const { plans: p } = ctx.tables;
  const [row] = await ctx.read.select({ template: p.template, bothLanguages: p.bothLanguages }).from(p).where(eq(p.id, planId));
  return { template: templateOf(row!.template), bothLanguages: row!.bothLanguages };
}
