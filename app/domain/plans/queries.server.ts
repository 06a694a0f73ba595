import { and, asc, desc, eq, ne } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { ParticipantType, PlanState, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { Phase } from "./phase.ts";

export type PlanSummary = { id: string; slug: string; code: string; state: PlanState; isDemo: boolean; title: Worded; question: Worded; summary: Worded; rules: Worded; phases: Phase[]; publishedOn: string | null };

export type ThemeView = { id: string; number: number; slug: string; title: Worded; summary: Worded; description: Worded };

/** How many visible proposals there are: in all, answered, and by type, theme and status. */
export type PlanNumbers = { received: number; answered: number; unanswered: number; byType: Record<ParticipantType, number>; byTheme: Record<string, number>; byStatus: Partial<Record<ProposalStatus, number>> };

type PlanRow = Context["tables"]["plans"]["$inferSelect"];

function asSummary(ctx: Context, row: PlanRow, phases: Phase[]): PlanSummary {
  const word = (text: { da: string; en: string }) => inLocale(text, ctx.locale);
  return { id: row.id, slug: row.slug, code: row.code, state: row.state, isDemo: row.isDemo, title: word(row.title), question: word(row.question), summary: word(row.summary), rules: word(row.rules), phases, publishedOn: row.publishedOn };
}

/** The phases of a plan in their order. */
export async function listPhases(ctx: Context, planId: string): Promise<Phase[]> {
  const { phases } = ctx.tables;
  return ctx.read.select({ kind: phases.kind, opensAt: phases.opensAt, closesAt: phases.closesAt }).from(phases).where(eq(phases.planId, planId)).orderBy(asc(phases.position));
}

/** A plan by its slug. A plan in draft is not found. Throws `not_found`. */
export async function getPlan(ctx: Context, slug: string): Promise<PlanSummary> {
  return (await getPlanWithFacts(ctx, slug)).plan;
}

/** A plan with what is known about it beside its title. */
export async function getPlanWithFacts(ctx: Context, slug: string): Promise<{ plan: PlanSummary; facts: PlanRow["facts"] }> {
  const { plans } = ctx.tables;
  const [row] = await ctx.read.select().from(plans).where(and(eq(plans.slug, slug), ne(plans.state, "draft")));
  if (!row) throw notFound();
  return { plan: asSummary(ctx, row, await listPhases(ctx, row.id)), facts: row.facts };
}

/** All public plans, the newest first. */
export async function listPlans(ctx: Context): Promise<PlanSummary[]> {
  const { plans } = ctx.tables;
  const rows = await ctx.read.select().from(plans).where(ne(plans.state, "draft")).orderBy(desc(plans.createdAt), desc(plans.slug));
  return Promise.all(rows.map(async (row) => asSummary(ctx, row, await listPhases(ctx, row.id))));
}

/** The plan that the home page is about: the newest open one, else the newest of all, else null. */
export async function findCurrentPlan(ctx: Context): Promise<PlanSummary | null> {
  const { plans } = ctx.tables;
  const [open] = await ctx.read.select().from(plans).where(eq(plans.state, "open")).orderBy(desc(plans.createdAt)).limit(1);
  const [row] = open ? [open] : await ctx.read.select().from(plans).where(ne(plans.state, "draft")).orderBy(desc(plans.createdAt)).limit(1);
  return row ? asSummary(ctx, row, await listPhases(ctx, row.id)) : null;
}

export async function listThemes(ctx: Context, planId: string): Promise<ThemeView[]> {
  const { themes } = ctx.tables;
  const rows = await ctx.read.select().from(themes).where(eq(themes.planId, planId)).orderBy(asc(themes.number));
  return rows.map((row) => ({ id: row.id, number: row.number, slug: row.slug, title: inLocale(row.title, ctx.locale), summary: inLocale(row.summary, ctx.locale), description: inLocale(row.description, ctx.locale) }));
}

/** Read from the tallies, so it costs the same for ten proposals and for a million. */
export async function getPlanNumbers(ctx: Context, planId: string): Promise<PlanNumbers> {
  const { proposalTallies: t } = ctx.tables;
  const rows = await ctx.read.select().from(t).where(eq(t.planId, planId));
  const numbers: PlanNumbers = { received: 0, answered: 0, unanswered: 0, byType: { citizen: 0, business: 0, ngo: 0, authority: 0 }, byTheme: {}, byStatus: {} };
  for (const { status, themeId, participantType, count } of rows) {
    numbers.received += count;
    if (status === "received" || status === "under_consideration") numbers.unanswered += count;
    else if (status !== "withdrawn") numbers.answered += count;
    numbers.byType[participantType] += count;
    numbers.byTheme[themeId] = (numbers.byTheme[themeId] ?? 0) + count;
    numbers.byStatus[status] = (numbers.byStatus[status] ?? 0) + count;
  }
  return numbers;
}
