import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, lt, sql, type SQL } from "drizzle-orm";
import { wholeUnitsBetween } from "#db/duration.ts";
import { outcomes, participantTypes, type ParticipantType, type ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
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
const open: readonly ProposalStatus[] = ["received", "under_consideration"];

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
    if (open.includes(part.status) && part.submittedAt < due) to.overdue -= 1;
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

/** From the index of all three filters: only those that are overdue are touched. */
async function countOverdue(ctx: Context, planId: string, due: Date) {
  const { proposals: p, themes } = ctx.tables;
  const ids = (await ctx.read.select({ id: themes.id }).from(themes).where(eq(themes.planId, planId))).map(({ id }) => id);
  if (ids.length === 0) return [];
  return ctx.read.select({ themeId: p.themeId, type: p.participantType, count: count() }).from(p)
    .where(and(eq(p.planId, planId), eq(p.isHidden, false), inArray(p.themeId, ids), inArray(p.participantType, [...participantTypes]), inArray(p.status, [...open]), lt(p.submittedAt, due))).groupBy(p.themeId, p.participantType);
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

/** How long it took, by whole hours or minutes: far fewer rows than proposals, and from an index alone. */
function measure(ctx: Context, planId: string, what: "answer" | "publication") {
  const { proposals: p } = ctx.tables;
  const units = what === "answer" ? wholeUnitsBetween(p.submittedAt, p.firstAnsweredAt, hour) : wholeUnitsBetween(p.submittedAt, p.publishedAt, minute);
  // A moment and not "is not null": a range is what makes SQLite take the index that has them all, and only those.
  const isMeasured = what === "answer" ? gt(p.firstAnsweredAt, new Date(0)) : gt(p.publishedAt, p.submittedAt);
  return ctx.read.select({ themeId: p.themeId, type: p.participantType, units, count: count() }).from(p).where(and(eq(p.planId, planId), eq(p.isHidden, false), isMeasured)).groupBy(p.themeId, p.participantType, units);
}

async function countOver(ctx: Context, plan: { id: string; isOpen: boolean }, parts: readonly Part[], wholes: readonly { answeredAt: Date | null }[]): Promise<Figures["over"]> {
  const { proposals: p, plans } = ctx.tables;
  const isShown = and(eq(p.planId, plan.id), eq(p.isHidden, false));
  const [[first], [lastIn], [lastOut]] = await Promise.all([
    ctx.read.select({ at: p.submittedAt }).from(p).where(isShown).orderBy(asc(p.submittedAt)).limit(1),
    ctx.read.select({ at: p.submittedAt }).from(p).where(isShown).orderBy(desc(p.submittedAt)).limit(1),
    ctx.read.select({ at: p.firstAnsweredAt }).from(p).where(and(isShown, isNotNull(p.firstAnsweredAt))).orderBy(desc(p.firstAnsweredAt)).limit(1),
  ]);
  if (!first || !lastIn) return { unit: "week", rows: [] };
  const last = new Date(Math.max(lastIn.at.getTime(), lastOut?.at?.getTime() ?? 0, plan.isOpen ? ctx.now.getTime() : 0));
  const { unit, bounds } = periodsBetween(first.at, last);
  // One query with two counts a period, each a range of an index.
  const counts: Record<string, SQL<number>> = {};
  for (const [index, { from, until }] of bounds.entries()) {
    counts[`in${index}`] = sql<number>`(select count(*) from ${p} where ${and(isShown, gte(p.submittedAt, from), lt(p.submittedAt, until))})`;
    counts[`out${index}`] = sql<number>`(select count(*) from ${p} where ${and(isShown, gte(p.firstAnsweredAt, from), lt(p.firstAnsweredAt, until))})`;
  }
  const [row] = await ctx.read.select(counts).from(plans).where(eq(plans.id, plan.id));
  const countIn = (moments: readonly (Date | null)[], { from, until }: { from: Date; until: Date }) => moments.filter((at) => at !== null && at >= from && at < until).length;
  const [partsReceived, partsAnswered, wholesAnswered] = [parts.map((part) => part.submittedAt), parts.map((part) => part.firstAnsweredAt), wholes.map((whole) => whole.answeredAt)];
  return { unit, rows: bounds.map((bound, index) => ({ from: bound.from, received: row![`in${index}`]! - countIn(partsReceived, bound), answered: row![`out${index}`]! - countIn(partsAnswered, bound) + countIn(wholesAnswered, bound) })) };
}
