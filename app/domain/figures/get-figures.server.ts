import { and, asc, count, eq, inArray, lt, ne, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { ReadHandle } from "#db/store.ts";
import { caseStages, type CaseStage } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { computeFigures, type Figures } from "./compute-figures.server.ts";

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
  const { proposals: p } = ctx.tables;
  const due = new Date(ctx.now.getTime() - figures.answerDays * 24 * 3600 * 1000);
  const [stageRows, handlers, assessors, [screening], [hidden]] = await Promise.all([
    ctx.read.select({ stage: p.stage, count: count() }).from(p).where(and(eq(p.planId, plan.id), eq(p.isHidden, false), inArray(p.stage, [...caseStages]))).groupBy(p.stage),
    listHandlers(ctx, plan.id, due),
    listAssessors(ctx, plan.id),
    ctx.read.select({ count: count() }).from(p).where(and(eq(p.planId, plan.id), eq(p.awaitsScreening, true))),
    ctx.read.select({ count: count() }).from(p).where(and(eq(p.planId, plan.id), eq(p.isHidden, true), ne(p.awaitsScreening, true))),
  ]);
  const stages = caseStages.map((stage) => ({ stage, count: stageRows.find((row) => row.stage === stage)?.count ?? 0 }));
  return { ...publicFigures, stages, handlers, assessors, awaitingScreening: screening!.count, hidden: hidden!.count };
}

/** Open cases by who looks after them; those that nobody does stand under null. */
async function listHandlers(ctx: Context, planId: string, due: Date): Promise<DeskFigures["handlers"]> {
  const { proposals: p, users } = ctx.tables;
  const isOpen = and(eq(p.planId, planId), eq(p.isHidden, false), inArray(p.status, ["received", "under_consideration"]));
  const [all, late] = await Promise.all([
    ctx.read.select({ id: p.assigneeId, count: count() }).from(p).where(isOpen).groupBy(p.assigneeId),
    ctx.read.select({ id: p.assigneeId, count: count() }).from(p).where(and(isOpen, lt(p.submittedAt, due))).groupBy(p.assigneeId),
  ]);
  const ids = all.flatMap(({ id }) => (id ? [id] : []));
  const names = ids.length === 0 ? [] : await ctx.read.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return all.map(({ id, count: open }) => ({ id, name: names.find((each) => each.id === id)?.name ?? null, open, overdue: late.find((each) => each.id === id)?.count ?? 0 })).sort((a, b) => b.open - a.open);
}

async function listAssessors(ctx: Context, planId: string): Promise<DeskFigures["assessors"]> {
  const { assessments: a, users } = ctx.tables;
  const late = sql<number>`sum(case when ${lt(a.dueAt, ctx.now)} then 1 else 0 end)`.mapWith(Number);
  const rows = await ctx.read.select({ id: users.id, name: users.name, pending: count(), overdue: late }).from(a).innerJoin(users, eq(users.id, a.assessorId)).where(and(eq(a.planId, planId), eq(a.state, "draft"))).groupBy(users.id, users.name).orderBy(asc(users.name));
  return rows.sort((one, other) => other.pending - one.pending);
}
