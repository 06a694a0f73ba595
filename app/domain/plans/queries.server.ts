import { and, asc, desc, eq, getTableColumns, ne, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { ParticipantType, PlanState, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { endedBy, type Phase } from "./phase.ts";

export type PlanSummary = { id: string; slug: string; code: string; state: PlanState; isDemo: boolean; title: Worded; phases: Phase[] };

/** A plan with its texts, for the pages that are about it. */
export type PlanDetails = PlanSummary & { question: Worded; summary: Worded; rules: Worded; publishedOn: string | null };

export type ThemeView = { id: string; number: number; slug: string; title: Worded; summary: Worded };

/** How many visible proposals there are, one that was split counted as its parts: in all, answered, and by type, theme and status. */
export type PlanNumbers = { received: number; answered: number; unanswered: number; byType: Record<ParticipantType, number>; byTheme: Record<string, number>; byStatus: Partial<Record<ProposalStatus, number>> };

type PlanRow = Omit<Context["tables"]["plans"]["$inferSelect"], "lastProposalNumber" | "lastInitiativeNumber">;

/** All but what is counted up with each submission, which no page shows: pages are kept while what they read stays. */
function planColumns(plans: Tables["plans"]) {
  const { lastProposalNumber: _, lastInitiativeNumber: __, ...columns } = getTableColumns(plans);
  return columns;
}

function asDetails(ctx: Context, row: PlanRow, phases: Phase[]): PlanDetails {
  const word = (text: { da: string; en: string }) => inLocale(text, ctx.locale);
  const { id, slug, code, state, isDemo, publishedOn } = row;
  return { id, slug, code, state, isDemo, title: word(row.title), question: word(row.question), summary: word(row.summary), rules: word(row.rules), phases, publishedOn };
}

/** The phases of a plan in their order, as far as it was not closed before. */
export async function listPhases(ctx: Context, planId: string): Promise<Phase[]> {
  const rows = await phasesOfPlan(ctx).execute({ planId });
  return endedBy(rows.map(({ closedAt: _, ...phase }) => phase), rows[0]?.closedAt ?? null);
}

const phasesOfPlan = prepared(({ read, tables: { phases, plans: p } }) => read.select({ planId: phases.planId, kind: phases.kind, opensAt: phases.opensAt, closesAt: phases.closesAt, closedAt: p.closedAt }).from(phases).innerJoin(p, eq(p.id, phases.planId)).where(eq(phases.planId, sql.placeholder("planId"))).orderBy(asc(phases.position)));

/** A plan by its slug. A plan in draft is not found. Throws `not_found`. */
export async function getPlan(ctx: Context, slug: string): Promise<PlanSummary> {
  const [row] = await planBySlug(ctx).execute({ slug });
  if (!row) throw notFound();
  return { ...row, title: inLocale(row.title, ctx.locale), phases: await listPhases(ctx, row.id) };
}

/** A plan by its id. A plan in draft is not found. Throws `not_found`. */
export async function getPlanById(ctx: Context, id: string): Promise<PlanSummary> {
  const { plans: p } = ctx.tables;
  const [row] = await ctx.read.select({ slug: p.slug }).from(p).where(eq(p.id, id));
  if (!row) throw notFound();
  return getPlan(ctx, row.slug);
}

const planBySlug = prepared(({ read, tables: { plans: p } }) => read.select({ id: p.id, slug: p.slug, code: p.code, state: p.state, isDemo: p.isDemo, title: p.title }).from(p).where(and(eq(p.slug, sql.placeholder("slug")), ne(p.state, "draft"))));

/** A plan with what is known about it beside its title: how many of its proposals one person can support, whom to ask, and when it was closed, where it says so. */
export async function getPlanWithFacts(ctx: Context, slug: string): Promise<{ plan: PlanDetails } & Pick<PlanRow, "facts" | "supportLimit" | "contact" | "closedAt">> {
  const { plans } = ctx.tables;
  const [row] = await ctx.read.select(planColumns(plans)).from(plans).where(and(eq(plans.slug, slug), ne(plans.state, "draft")));
  if (!row) throw notFound();
  return { plan: asDetails(ctx, row, await listPhases(ctx, row.id)), facts: row.facts, supportLimit: row.supportLimit, contact: row.contact, closedAt: row.closedAt };
}

/** All public plans, the newest first. */
export async function listPlans(ctx: Context): Promise<PlanDetails[]> {
  const { plans } = ctx.tables;
  const rows = await ctx.read.select(planColumns(plans)).from(plans).where(ne(plans.state, "draft")).orderBy(desc(plans.createdAt), desc(plans.slug));
  return Promise.all(rows.map(async (row) => asDetails(ctx, row, await listPhases(ctx, row.id))));
}

/** The plan that the home page is about: the newest open one, else the newest that is not closed, else the newest of all, else null. */
export async function findCurrentPlan(ctx: Context): Promise<PlanDetails | null> {
  const [open] = await newestOpenPlan(ctx).execute();
  const [row] = open ? [open] : await newestPlan(ctx).execute();
  return row ? asDetails(ctx, row, await listPhases(ctx, row.id)) : null;
}

const newestOpenPlan = prepared(({ read, tables: { plans } }) => read.select(planColumns(plans)).from(plans).where(eq(plans.state, "open")).orderBy(desc(plans.createdAt)).limit(1));

const newestPlan = prepared(({ read, tables: { plans } }) => read.select(planColumns(plans)).from(plans).where(ne(plans.state, "draft")).orderBy(sql`case when ${plans.state} = 'closed' then 1 else 0 end`, desc(plans.createdAt)).limit(1));

/** The themes of a plan in their order. */
export async function listThemes(ctx: Context, planId: string): Promise<ThemeView[]> {
  const rows = await themesOfPlan(ctx).execute({ planId });
  return rows.map((row) => ({ ...row, title: inLocale(row.title, ctx.locale), summary: inLocale(row.summary, ctx.locale) }));
}

const themesOfPlan = prepared(({ read, tables: { themes: t } }) => read.select({ id: t.id, number: t.number, slug: t.slug, title: t.title, summary: t.summary }).from(t).where(eq(t.planId, sql.placeholder("planId"))).orderBy(asc(t.number)));

/** What is written about a theme at length. */
export async function getThemeDescription(ctx: Context, themeId: string): Promise<Worded> {
  const { themes } = ctx.tables;
  const [row] = await ctx.read.select({ description: themes.description }).from(themes).where(eq(themes.id, themeId));
  if (!row) throw notFound();
  return inLocale(row.description, ctx.locale);
}

/** Read from the tallies, so it costs the same for ten proposals and for a million. */
export async function getPlanNumbers(ctx: Context, planId: string): Promise<PlanNumbers> {
  const rows = await talliesOfPlan(ctx).execute({ planId });
  const numbers: PlanNumbers = { received: 0, answered: 0, unanswered: 0, byType: { citizen: 0, business: 0, ngo: 0, authority: 0 }, byTheme: {}, byStatus: {} };
  for (const { status, themeId, participantType, count } of rows) {
    numbers.byStatus[status] = (numbers.byStatus[status] ?? 0) + count;
    // A submission that was split is counted as its parts, each of which is answered.
    if (status === "split") continue;
    numbers.received += count;
    if (status === "received" || status === "under_consideration") numbers.unanswered += count;
    else if (status !== "withdrawn") numbers.answered += count;
    numbers.byType[participantType] += count;
    numbers.byTheme[themeId] = (numbers.byTheme[themeId] ?? 0) + count;
  }
  return numbers;
}

const talliesOfPlan = prepared(({ read, tables: { proposalTallies: t } }) => read.select().from(t).where(eq(t.planId, sql.placeholder("planId"))));
