import { and, asc, count, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage } from "../keyset/page-by-key.ts";
import { requireStaff } from "../triage/policy.ts";
import { getRemarkPlan, type RemarkPlan } from "./desk-plan.server.ts";
import { deskRemark, type DeskRemark } from "./desk-remark.server.ts";
import { selectRemarks } from "./remark-view.server.ts";
import { remarkStates, sectionFilter, type DeskRemarksQuery, type RemarkState } from "./schema.ts";

export type DeskRemarks = KeysetPage<DeskRemark> & {
  plan: RemarkPlan;
  /** How many there are of each state, of the period that is looked at. */
  counts: Record<RemarkState, number>;
  /** The initiatives that have comments, and the parts that these are about; null is the whole. */
  initiatives: { reference: string; title: Worded }[]; sections: (string | null)[];
};

const size = 25;

/** The comments on the initiatives of a plan, for who answers them: those that wait the longest first, others the newest first. */
export async function listRemarksForDesk(ctx: Context, slug: string, query: DeskRemarksQuery): Promise<DeskRemarks> {
  requireStaff(ctx.actor);
  const plan = await getRemarkPlan(ctx, slug);
  const { initiativeComments: c, initiatives: i } = ctx.tables;
  const ofPeriod = and(eq(i.planId, plan.id), eq(c.period, query.period));
  const { state } = query;
  const paging = pageByKey(orderOf(ctx.tables, state), query.at, size);
  const [found, counted, initiatives, sections] = await Promise.all([
    remarksOf(ctx, { move: paging.move, state, section: sectionFilter(query.section), ofInitiative: query.initiative !== "" }).execute({ ...paging.values, planId: plan.id, period: query.period, reference: query.initiative, section: query.section }),
    Promise.all(remarkStates.map(async (each) => {
      const [row] = await ctx.read.select({ count: count() }).from(c).innerJoin(i, eq(i.id, c.initiativeId)).where(and(ofPeriod, conditionOf(ctx.tables, each)));
      return [each, row!.count] as const;
    })),
    ctx.read.selectDistinct({ reference: i.reference, title: i.title, sequence: i.sequence }).from(c).innerJoin(i, eq(i.id, c.initiativeId)).where(ofPeriod).orderBy(asc(i.sequence)),
    ctx.read.selectDistinct({ section: c.section }).from(c).innerJoin(i, eq(i.id, c.initiativeId)).where(ofPeriod),
  ]);
  const page = paging.pageOf(found, ({ remark }) => ({ value: remark.createdAt.getTime(), id: remark.id }));
  return {
    previous: page.previous, next: page.next, rows: page.rows.map((row) => deskRemark(ctx, row, plan)), plan,
    counts: Object.fromEntries(counted) as Record<RemarkState, number>,
    initiatives: initiatives.map(({ reference, title }) => ({ reference, title: inLocale(title, ctx.locale) })), sections: sections.map((row) => row.section),
  };
}

function orderOf({ initiativeComments: c }: Tables, state: RemarkState): KeysetOrder {
  return { column: c.createdAt, id: c.id, descending: state !== "unanswered" };
}

function conditionOf({ initiativeComments: c }: Tables, state: RemarkState): SQL | undefined {
  const shown = and(eq(c.isHidden, false), isNull(c.deletedAt));
  return { unanswered: and(shown, isNull(c.answeredAt)), answered: and(eq(c.isHidden, false), isNotNull(c.answeredAt)), hidden: eq(c.isHidden, true), all: undefined }[state];
}

const remarksOf = prepared((database: Database, { move, state, section, ofInitiative }: { move: KeysetMove; state: RemarkState; section: "any" | "whole" | "part"; ofInitiative: boolean }) => {
  const { initiativeComments: c, initiatives: i } = database.tables;
  const { where, orderBy, limit } = keysetSql(orderOf(database.tables, state), move, size);
  const about = { any: undefined, whole: isNull(c.section), part: eq(c.section, sql.placeholder("section")) }[section];
  return selectRemarks(database).where(and(eq(i.planId, sql.placeholder("planId")), eq(c.period, sql.placeholder("period")), ofInitiative ? eq(i.reference, sql.placeholder("reference")) : undefined, about, conditionOf(database.tables, state), where)).orderBy(...orderBy).limit(limit);
});
