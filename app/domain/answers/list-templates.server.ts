import { and, asc, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { mayEditTemplates } from "./policy.ts";

export type Template = Context["tables"]["answerTemplates"]["$inferSelect"];

/** The templates of a plan by name, for its staff; `mayEdit`: whether the reader may change them. */
export async function listTemplates(ctx: Context, planSlug: string): Promise<{ plan: PlanSummary; templates: Template[]; mayEdit: boolean }> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { answerTemplates: t } = ctx.tables;
  return { plan, templates: await ctx.read.select().from(t).where(eq(t.planId, plan.id)).orderBy(asc(t.outcome), asc(t.name)), mayEdit: mayEditTemplates(ctx.actor, plan.id) };
}

/** A template that an answer can still be begun with; null for one that was put out of use, or is not of this plan. */
export async function findUsableTemplate(ctx: Context, planId: string, id: string): Promise<Template | null> {
  requireStaff(ctx.actor, planId);
  const { answerTemplates: t } = ctx.tables;
  const [template] = await ctx.read.select().from(t).where(and(eq(t.id, id), eq(t.planId, planId), eq(t.isActive, true)));
  return template ?? null;
}

/** One template of a plan to be used or changed. Throws `not_found` for one of another plan. */
export async function getTemplate(ctx: Context, planId: string, id: string): Promise<Template> {
  requireStaff(ctx.actor, planId);
  const { answerTemplates: t } = ctx.tables;
  const [template] = await ctx.read.select().from(t).where(and(eq(t.id, id), eq(t.planId, planId)));
  if (!template) throw notFound();
  return template;
}

/** A template to be changed, or none yet for a new one, for the coordinators of the plan. */
export async function getTemplateForm(ctx: Context, planSlug: string, id: string | null): Promise<{ plan: PlanSummary; template: Template | null }> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  if (!mayEditTemplates(ctx.actor, plan.id)) throw forbidden();
  return { plan, template: id ? await getTemplate(ctx, plan.id, id) : null };
}
