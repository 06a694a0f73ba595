import { asc, eq, inArray } from "drizzle-orm";
import { dayOf } from "#app/lib/danish-day.ts";
import type { InitiativeTemplate } from "#db/values.ts";
import type { Context } from "../context.ts";
import { readInitiativeTexts, type InitiativeRecord } from "../initiatives/read-initiative-text.server.ts";
import type { ManagedPlan } from "../plans/managed-plan.server.ts";
import { getPlanNumbers } from "../plans/queries.server.ts";
import { numberInitiatives, type PlanContent, type PublishedInitiative, type PublishedSource } from "./plan-content.ts";

/** All that a plan says at this moment, in both languages, with the numbers that its initiatives have or would get. Within a transaction, `ctx.read` is its own. */
export async function collectPlanContent(ctx: Context, plan: ManagedPlan): Promise<PlanContent> {
  const { phases: ph, themes: t } = ctx.tables;
  const phases = await ctx.read.select().from(ph).where(eq(ph.planId, plan.id)).orderBy(asc(ph.position));
  const themes = await ctx.read.select().from(t).where(eq(t.planId, plan.id)).orderBy(asc(t.number), asc(t.id));
  const initiatives = await readInitiativeTexts(ctx, ctx.read, { planId: plan.id });
  const { received, answered } = await getPlanNumbers(ctx, plan.id);
  const { slug, code, state, title, summary, introduction, contact, facts } = plan;
  return {
    format: 1, slug, code, template: plan.template as InitiativeTemplate, state, publishedOn: plan.publishedOn ?? dayOf(ctx.now),
    title, summary, introduction, contact, facts, received, answered,
    phases: phases.map(({ kind, opensAt, closesAt, participation, shortReason }) => ({ kind, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), participation, shortReason })),
    themes: themes.map((theme) => ({ number: theme.number, slug: theme.slug, title: theme.title, summary: theme.summary, description: theme.description })),
    initiatives: await published(ctx, plan.id, initiatives, new Map(themes.map(({ id, number }) => [id, number]))),
  };
}

async function published(ctx: Context, planId: string, initiatives: readonly InitiativeRecord[], themeNumbers: ReadonlyMap<string, number>): Promise<PublishedInitiative[]> {
  const [sources, facts] = [await sourcesOf(ctx, planId), await factsOf(ctx, planId)];
  return numberInitiatives(initiatives.map((each) => ({ ...each, theme: themeNumbers.get(each.themeId) ?? 0 }))).map(({ id, reference, number, theme, text: { theme: _, ...text }, authorities }) => ({
    reference, number, theme, ...text, facts: facts.get(id) ?? {}, sources: sources.get(id) ?? [],
    authorities: authorities.map(({ role, sector, name, state }) => ({ role, sector, name, state })),
  }));
}

/** The visible proposals that each initiative came from, the oldest first. */
async function sourcesOf(ctx: Context, planId: string): Promise<Map<string, PublishedSource[]>> {
  const { initiativeSources: s, initiatives: i, proposals: p } = ctx.tables;
  const rows = await ctx.read.select({ initiativeId: s.initiativeId, reference: p.reference, degree: s.degree, isHidden: p.isHidden }).from(s).innerJoin(p, eq(p.id, s.proposalId))
    .where(inArray(s.initiativeId, ctx.read.select({ id: i.id }).from(i).where(eq(i.planId, planId)))).orderBy(asc(p.submittedAt), asc(p.id));
  const found = new Map<string, PublishedSource[]>();
  for (const { initiativeId, reference, degree, isHidden } of rows) {
    if (isHidden) continue;
    const sources = found.get(initiativeId);
    if (sources) sources.push({ reference, degree });
    else found.set(initiativeId, [{ reference, degree }]);
  }
  return found;
}

async function factsOf(ctx: Context, planId: string): Promise<Map<string, PublishedInitiative["facts"]>> {
  const { initiatives: i } = ctx.tables;
  const rows = await ctx.read.select({ id: i.id, facts: i.facts }).from(i).where(eq(i.planId, planId));
  return new Map(rows.map(({ id, facts }) => [id, facts]));
}
