import { and, asc, count, eq, gte, inArray, lt, sql, sum } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { ReadHandle } from "#db/store.ts";
import { countedDayOf, startOfCountedDay } from "#db/counts/day.ts";
import { caseStages, type CaseStage } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getPlan, getPlanNumbers, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { countCases } from "./count-cases.server.ts";
import { openStatuses } from "../triage/open-statuses.ts";
import { requireStaff } from "../triage/policy.ts";
import { computeFigures, countOverdue, type Figures } from "./compute-figures.server.ts";

export type PlanFigures = { plan: PlanSummary; themes: ThemeView[]; figures: Figures };

/** Figures are kept for a minute, and the page says of when they are: to count a hundred thousand proposals for every reader would keep others waiting. */
const keptFor = 60 * 1000;
const kept = new WeakMap<ReadHandle, LRUCache<string, { at: number; figures: Promise<Figures> }>>();

/** The public figures of a plan: what is promised, and whether it is kept. Throws `not_found`. */
export async function getPlanFigures(ctx: Context, planSlug: string): Promise<PlanFigures> {
  const plan = await getPlan(ctx, planSlug);
  const [themes, figures] = await Promise.all([listThemes(ctx, plan.id), keptFigures(ctx, plan)]);
  return { plan, themes, figures };
}

async function keptFigures(ctx: Context, plan: PlanSummary): Promise<Figures> {
  const cache = kept.get(ctx.read) ?? new LRUCache<string, { at: number; figures: Promise<Figures> }>({ max: 50 });
  kept.set(ctx.read, cache);
  const now = ctx.now.getTime();
  const found = cache.get(plan.id);
  if (found && now >= found.at && now - found.at < keptFor) return found.figures;
  const figures = compute(ctx, plan);
  cache.set(plan.id, { at: now, figures });
  // A failure is not kept.
  return figures.catch((error: unknown) => {
    cache.delete(plan.id);
    throw error;
  });
}

async function compute(ctx: Context, { id, state }: PlanSummary): Promise<Figures> {
  const { plans } = ctx.tables;
  const [row] = await ctx.read.select({ answerDays: plans.answerDays }).from(plans).where(eq(plans.id, id));
  if (!row) throw notFound();
  return computeFigures(ctx, { id, answerDays: row.answerDays, isOpen: state === "open" });
}

/** What the team sees beside the public figures: where the cases stand, who has how many, and whose assessments are waited for. */
export type DeskFigures = PlanFigures & {
  stages: { stage: CaseStage; count: number }[]; handlers: { id: string | null; name: string | null; open: number; overdue: number }[]; assessors: { id: string; name: string; pending: number; overdue: number }[];
  awaitingScreening: number; hidden: number;
};

/** The figures for those who work on the plan. */
export async function getDeskFigures(ctx: Context, planSlug: string): Promise<DeskFigures> {
  requireStaff(ctx.actor);
  const publicFigures = await getPlanFigures(ctx, planSlug);
  const { plan, figures } = publicFigures;
  requireStaff(ctx.actor, plan.id);
  const due = new Date(ctx.now.getTime() - figures.answerDays * 24 * 3600 * 1000);
  const [{ byStage, awaitingScreening, hidden }, handlers, assessors] = await Promise.all([countCases(ctx, plan.id), listHandlers(ctx, plan.id, due), listAssessors(ctx, plan.id)]);
  return { ...publicFigures, stages: caseStages.map((stage) => ({ stage, count: byStage[stage] })), handlers, assessors, awaitingScreening, hidden };
}

/** Open cases by who looks after them; those that nobody does stand under null, and are what is left of all. */
async function listHandlers(ctx: Context, planId: string, due: Date): Promise<DeskFigures["handlers"]> {
  const { proposals: p, users, handlerCounts: c } = ctx.tables;
  const lastDay = countedDayOf(due);
  const [numbers, overdue, counted] = await Promise.all([
    getPlanNumbers(ctx, planId),
    countOverdue(ctx, planId, due),
    ctx.read.select({ id: c.assigneeId, open: sum(c.count).mapWith(Number), overdue: sql<number>`sum(case when ${lt(c.day, lastDay)} then ${c.count} else 0 end)`.mapWith(Number) }).from(c).where(eq(c.planId, planId)).groupBy(c.assigneeId),
  ]);
  const having = counted.filter(({ open }) => open > 0);
  const ids = having.map(({ id }) => id);
  const [names, lastDays] = ids.length === 0 ? [[], []] : await Promise.all([
    ctx.read.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids)),
    // Of the day on which the promise ends: by the cases of each, as there are far more that nobody has.
    ctx.read.select({ id: p.assigneeId, count: count() }).from(p).where(and(inArray(p.assigneeId, ids), eq(p.planId, planId), eq(p.isHidden, false), inArray(p.status, openStatuses), gte(p.submittedAt, startOfCountedDay(lastDay)), lt(p.submittedAt, due))).groupBy(p.assigneeId),
  ]);
  const handlers = having.map(({ id, open, overdue: late }) => ({ id, name: names.find((each) => each.id === id)?.name ?? null, open, overdue: late + (lastDays.find((each) => each.id === id)?.count ?? 0) }));
  const sumOf = (rows: readonly { open: number; overdue: number }[], of: "open" | "overdue") => rows.reduce((all, row) => all + row[of], 0);
  const nobodys = { id: null, name: null, open: numbers.unanswered - sumOf(handlers, "open"), overdue: Math.max(0, overdue.reduce((all, row) => all + row.count, 0) - sumOf(handlers, "overdue")) };
  return [...handlers, ...(nobodys.open > 0 ? [nobodys] : [])].sort((a, b) => b.open - a.open);
}

async function listAssessors(ctx: Context, planId: string): Promise<DeskFigures["assessors"]> {
  const { assessments: a, users } = ctx.tables;
  const late = sql<number>`sum(case when ${lt(a.dueAt, ctx.now)} then 1 else 0 end)`.mapWith(Number);
  const rows = await ctx.read.select({ id: users.id, name: users.name, pending: count(), overdue: late }).from(a).innerJoin(users, eq(users.id, a.assessorId)).where(and(eq(a.planId, planId), eq(a.state, "draft"))).groupBy(users.id, users.name).orderBy(asc(users.name));
  return rows.sort((one, other) => other.pending - one.pending);
}
