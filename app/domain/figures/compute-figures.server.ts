import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, lt, sql, sum, type SQL } from "drizzle-orm";
import { countedDayOf, startOfCountedDay } from "#db/counts/day.ts";
import { outcomes, participantTypes, type ParticipantType, type ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { openStatuses } from "../triage/open-statuses.ts";
import { medianOf, type Histogram, type Median } from "./median.ts";
import { periodsBetween, type Periods } from "./periods.ts";
import { wholeOf } from "./whole.ts";

/** How many of the submissions that are public wait to be looked at, are in triage, are answered or withdrawn; and how many of those without an answer are overdue. */
export type Counts = { received: number; waiting: number; inTriage: number; answered: number; withdrawn: number; overdue: number };

/** Counts with the median time to the first answer in hours, and, of those that were looked at first, to publication in minutes. */
export type GroupFigures = Counts & { toAnswer: Median; toPublication: Median };

export type Figures = {
  at: Date; answerDays: number; all: GroupFigures; byTheme: Record<string, GroupFigures>; byType: Record<ParticipantType, GroupFigures>;
  over: { unit: Periods["unit"]; rows: { from: Date; received: number; answered: number }[] };
};

type Part = { partOfId: string; themeId: string; type: ParticipantType; status: ProposalStatus; isHidden: boolean; submittedAt: Date; firstAnsweredAt: Date | null; publishedAt: Date | null };
type Gathering = Counts & { answers: Histogram; publications: Histogram };

const hour = 3600 * 1000;
const minute = 60 * 1000;

/**
 * The figures of a plan, from its public submissions. What was split counts once: it is answered when all its parts are, so the
 * parts, which every count in the database has among the others, are taken off again. They are few.
 */
export async function computeFigures(ctx: Context, plan: { id: string; answerDays: number; isOpen: boolean }): Promise<Figures> {
  const due = new Date(ctx.now.getTime() - plan.answerDays * 24 * hour);
  const [tallies, overdue, parts, split, answers, publications] = await Promise.all([tally(ctx, plan.id), countOverdue(ctx, plan.id, due), listParts(ctx, plan.id), listSplit(ctx, plan.id), measure(ctx, plan.id, "answer"), measure(ctx, plan.id, "publication")]);
  const shown = parts.filter((part) => !part.isHidden);
  const all = gathering();
  const byTheme = new Map<string, Gathering>();
  const byType = new Map<string, Gathering>();
  const add = (themeId: string, type: string, change: (to: Gathering) => void) => { for (const to of [all, groupOf(byTheme, themeId), groupOf(byType, type)]) change(to); };
  for (const { themeId, participantType, status, count: n } of tallies) if (status !== "split") add(themeId, participantType, (to) => { addStatus(to, status, n); });
  for (const { themeId, type, count: n } of overdue) add(themeId, type, (to) => { to.overdue += n; });
  for (const part of shown) add(part.themeId, part.type, (to) => {
    addStatus(to, part.status, -1);
    if (openStatuses.includes(part.status) && part.submittedAt < due) to.overdue -= 1;
  });
  const wholes = split.map((each) => ({ ...each, ...wholeOf(parts.filter(({ partOfId }) => partOfId === each.id)) }));
  for (const whole of wholes) {
    add(whole.themeId, whole.type, (to) => {
      addStatus(to, whole.status === "answered" ? "adopted" : whole.status, 1);
      if (whole.status === "under_consideration" && whole.submittedAt < due) to.overdue += 1;
      if (whole.answeredAt) raise(to.answers, hoursTo(whole.submittedAt, whole.answeredAt), 1);
    });
  }
  for (const { themeId, type, units, count: n } of answers) add(themeId, type, (to) => { raise(to.answers, units, n); });
  for (const { themeId, type, units, count: n } of publications) add(themeId, type, (to) => { raise(to.publications, units, n); });
  for (const part of shown) add(part.themeId, part.type, (to) => {
    if (part.firstAnsweredAt) raise(to.answers, hoursTo(part.submittedAt, part.firstAnsweredAt), -1);
    if (part.publishedAt && part.publishedAt > part.submittedAt) raise(to.publications, Math.floor((part.publishedAt.getTime() - part.submittedAt.getTime()) / minute), -1);
  });
  return {
    at: ctx.now, answerDays: plan.answerDays, all: figuresOf(all), byTheme: Object.fromEntries([...byTheme].map(([id, each]) => [id, figuresOf(each)])),
    byType: Object.fromEntries(participantTypes.map((type) => [type, figuresOf(byType.get(type) ?? gathering())])) as Figures["byType"],
    over: await countOver(ctx, plan, shown, wholes),
  };
}

function hoursTo(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / hour);
}

function gathering(): Gathering {
  return { received: 0, waiting: 0, inTriage: 0, answered: 0, withdrawn: 0, overdue: 0, answers: new Map<number, number>(), publications: new Map<number, number>() };
}

function groupOf(groups: Map<string, Gathering>, key: string): Gathering {
  const found = groups.get(key) ?? gathering();
  groups.set(key, found);
  return found;
}

function addStatus(to: Counts, status: ProposalStatus, n: number) {
  to.received += n;
  if (status === "received") to.waiting += n;
  else if (status === "under_consideration") to.inTriage += n;
  else if (outcomes.some((outcome) => outcome === status)) to.answered += n;
  else to.withdrawn += n;
}

function raise(histogram: Histogram, units: number, by: number) {
  histogram.set(units, (histogram.get(units) ?? 0) + by);
}

function figuresOf({ answers, publications, ...counts }: Gathering): GroupFigures {
  return { ...counts, toAnswer: medianOf(answers), toPublication: medianOf(publications) };
}

function tally(ctx: Context, planId: string) {
  const { proposalTallies: t } = ctx.tables;
  return ctx.read.select().from(t).where(eq(t.planId, planId));
}

/** By theme and type, how many public proposals without an answer came in before this moment: those of whole days from counts that are kept, those of the day it lies in from the index of all three filters. */
export async function countOverdue(ctx: Context, planId: string, due: Date): Promise<{ themeId: string; type: ParticipantType; count: number }[]> {
  const { proposals: p, themes, dayCounts: c } = ctx.tables;
  const ids = (await ctx.read.select({ id: themes.id }).from(themes).where(eq(themes.planId, planId))).map(({ id }) => id);
  if (ids.length === 0) return [];
  const lastDay = countedDayOf(due);
  return (await Promise.all([
    ctx.read.select({ themeId: c.themeId, type: c.participantType, count: sum(c.open).mapWith(Number) }).from(c).where(and(eq(c.planId, planId), lt(c.day, lastDay))).groupBy(c.themeId, c.participantType),
    ctx.read.select({ themeId: p.themeId, type: p.participantType, count: count() }).from(p)
      .where(and(eq(p.planId, planId), eq(p.isHidden, false), inArray(p.themeId, ids), inArray(p.participantType, [...participantTypes]), inArray(p.status, openStatuses), gte(p.submittedAt, startOfCountedDay(lastDay)), lt(p.submittedAt, due))).groupBy(p.themeId, p.participantType),
  ])).flat();
}

async function listParts(ctx: Context, planId: string): Promise<Part[]> {
  const { proposals: p } = ctx.tables;
  // The plan is hidden from SQLite, which would read all of it rather than the few parts.
  const rows = await ctx.read.select({ partOfId: p.partOfId, themeId: p.themeId, type: p.participantType, status: p.status, isHidden: p.isHidden, submittedAt: p.submittedAt, firstAnsweredAt: p.firstAnsweredAt, publishedAt: p.publishedAt }).from(p).where(and(gt(p.partOfId, ""), sql`coalesce(${p.planId}, '') = ${planId}`));
  return rows.map((row) => ({ ...row, partOfId: row.partOfId! }));
}

function listSplit(ctx: Context, planId: string) {
  const { proposals: p } = ctx.tables;
  // Which they are is found in the index of statuses, which has no more than that: asked for all of it at once, SQLite reads the whole plan.
  const split = ctx.read.select({ id: p.id }).from(p).where(and(eq(p.planId, planId), eq(p.isHidden, false), eq(p.status, "split")));
  return ctx.read.select({ id: p.id, themeId: p.themeId, type: p.participantType, submittedAt: p.submittedAt }).from(p).where(inArray(p.id, split));
}

/** How long it took, by whole hours or minutes. */
function measure(ctx: Context, planId: string, until: "answer" | "publication") {
  const { timeCounts: c } = ctx.tables;
  return ctx.read.select({ themeId: c.themeId, type: c.participantType, units: c.units, count: c.count }).from(c).where(and(eq(c.planId, planId), eq(c.until, until)));
}

async function countOver(ctx: Context, plan: { id: string; isOpen: boolean }, parts: readonly Part[], wholes: readonly { answeredAt: Date | null }[]): Promise<Figures["over"]> {
  const { proposals: p } = ctx.tables;
  const isShown = and(eq(p.planId, plan.id), eq(p.isHidden, false));
  const [[first], [lastIn], [lastOut]] = await Promise.all([
    ctx.read.select({ at: p.submittedAt }).from(p).where(isShown).orderBy(asc(p.submittedAt)).limit(1),
    ctx.read.select({ at: p.submittedAt }).from(p).where(isShown).orderBy(desc(p.submittedAt)).limit(1),
    ctx.read.select({ at: p.firstAnsweredAt }).from(p).where(and(isShown, isNotNull(p.firstAnsweredAt))).orderBy(desc(p.firstAnsweredAt)).limit(1),
  ]);
  if (!first || !lastIn) return { unit: "week", rows: [] };
  const last = new Date(Math.max(lastIn.at.getTime(), lastOut?.at?.getTime() ?? 0, plan.isOpen ? ctx.now.getTime() : 0));
  const { unit, bounds } = periodsBetween(first.at, last);
  const numbers = await countBetween(ctx, plan.id, bounds);
  const countIn = (moments: readonly (Date | null)[], { from, until }: { from: Date; until: Date }) => moments.filter((at) => at !== null && at >= from && at < until).length;
  const [partsReceived, partsAnswered, wholesAnswered] = [parts.map((part) => part.submittedAt), parts.map((part) => part.firstAnsweredAt), wholes.map((whole) => whole.answeredAt)];
  return { unit, rows: bounds.map((bound, index) => ({ from: bound.from, received: numbers[index]!.received - countIn(partsReceived, bound), answered: numbers[index]!.answered - countIn(partsAnswered, bound) + countIn(wholesAnswered, bound) })) };
}

/**
 * How many came in and were answered in each of some periods that follow one another: from the counts of days, less what is between the end of a
 * period and the end of the day that it lies in, which is an hour at the most.
 */
async function countBetween(ctx: Context, planId: string, bounds: Periods["bounds"]): Promise<{ received: number; answered: number }[]> {
  const { proposals: p, plans, dayCounts: c } = ctx.tables;
  const moments = [bounds[0]!.from, ...bounds.map(({ until }) => until)];
  const isShown = and(eq(p.planId, planId), eq(p.isHidden, false));
  const rests: Record<string, SQL<number>> = { none: sql<number>`0` };
  for (const [index, moment] of moments.entries()) {
    const dayEnds = startOfCountedDay(countedDayOf(new Date(moment.getTime() - 1)) + 1);
    if (dayEnds.getTime() === moment.getTime()) continue;
    rests[`in${index}`] = sql<number>`(select count(*) from ${p} where ${and(isShown, gte(p.submittedAt, moment), lt(p.submittedAt, dayEnds))})`;
    rests[`out${index}`] = sql<number>`(select count(*) from ${p} where ${and(isShown, gte(p.firstAnsweredAt, moment), lt(p.firstAnsweredAt, dayEnds))})`;
  }
  const [days, [rest]] = await Promise.all([
    ctx.read.select({ day: c.day, received: sum(c.received).mapWith(Number), answered: sum(c.answered).mapWith(Number) }).from(c).where(eq(c.planId, planId)).groupBy(c.day),
    ctx.read.select(rests).from(plans).where(eq(plans.id, planId)),
  ]);
  const before = moments.map((moment, index) => {
    const until = countedDayOf(new Date(moment.getTime() - 1));
    const whole = days.filter(({ day }) => day <= until);
    const total = (of: "received" | "answered") => whole.reduce((all, row) => all + row[of], 0);
    return { received: total("received") - (rest![`in${index}`] ?? 0), answered: total("answered") - (rest![`out${index}`] ?? 0) };
  });
  return bounds.map((_, index) => ({ received: before[index + 1]!.received - before[index]!.received, answered: before[index + 1]!.answered - before[index]!.answered }));
}
