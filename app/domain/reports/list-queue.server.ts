import { and, count, countDistinct, eq, sql, type SQL } from "drizzle-orm";
import { cutAtWord, normaliseLine } from "#app/lib/text.ts";
import type { HideReason, ReportReason, ReportSubject } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey } from "../keyset/page-by-key.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { countCases } from "../figures/count-cases.server.ts";
import { requireStaff } from "../triage/policy.ts";
import type { QueueView } from "./queue-views.ts";

/** A text that is reported. `number` and `reason` are of its oldest open report, `reports` is how many are open. */
export type ReportedRow = { number: string; subject: ReportSubject; reference: string; reason: ReportReason; excerpt: string; /** Its writer deleted it. */ isGone: boolean; language: string; at: Date; reports: number };
/** An objection that waits. The text is hidden, so nothing of it is shown here. */
export type ObjectionRow = { decision: string; subject: ReportSubject; reference: string; reason: HideReason | null; at: Date };

export type QueueCounts = Record<QueueView, number>;
export type Queue = { plan: PlanSummary; counts: QueueCounts; screening: number; reported: ReportedRow[]; objections: ObjectionRow[]; previous: string | null; next: string | null };

const pageSize = 25;
const excerptLength = 160;

/** What waits for a decision in a plan, the oldest first. */
export async function getQueue(ctx: Context, planSlug: string, filter: { view: QueueView; cursor?: string | undefined }): Promise<Queue> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const [counts, screening, page] = await Promise.all([countWaiting(ctx, plan.id), countScreening(ctx, plan.id), filter.view === "reports" ? listReported(ctx, plan.id, filter.cursor) : listObjections(ctx, plan.id, filter.cursor)]);
  return { plan, counts, screening, reported: [], objections: [], ...page };
}

/** How many texts are reported, and how many objections wait. */
export async function countWaiting(ctx: Context, planId: string): Promise<QueueCounts> {
  requireStaff(ctx.actor, planId);
  const { reports: r, moderationDecisions: d } = ctx.tables;
  const [[texts], [objections]] = await Promise.all([
    ctx.read.select({ count: countDistinct(sql`coalesce(${r.commentId}, ${r.proposalId})`) }).from(r).where(and(eq(r.planId, planId), eq(r.state, "open"))),
    ctx.read.select({ count: count() }).from(d).where(and(eq(d.planId, planId), eq(d.objectionState, "open"))),
  ]);
  return { reports: texts!.count, objections: objections!.count };
}

/** How many proposals wait to be looked through before they are public. */
export async function countScreening(ctx: Context, planId: string): Promise<number> {
  requireStaff(ctx.actor, planId);
  return (await countCases(ctx, planId)).awaitingScreening;
}

/** One row a text, at the place of its oldest open report. */
async function listReported(ctx: Context, planId: string, cursor: string | undefined): Promise<Pick<Queue, "reported" | "previous" | "next">> {
  const { reports: r, proposals: p, comments: c } = ctx.tables;
  const order = { column: r.createdAt, id: r.id, descending: false };
  const paging = pageByKey(order, cursor, pageSize);
  const keyset = keysetSql(order, paging.move, pageSize);
  const ofSameText = (alias: SQL) => sql`${alias}.proposal_id = ${r.proposalId} and coalesce(${alias}.comment_id, '') = coalesce(${r.commentId}, '') and ${alias}.state = 'open'`;
  const isOldest = sql`not exists (select 1 from ${r} older where ${ofSameText(sql`older`)} and (older.created_at, older.id) < (${r.createdAt}, ${r.id}))`;
  const found = await ctx.read.select({
    id: r.id, number: r.number, subject: r.subject, reason: r.reason, createdAt: r.createdAt, reference: p.reference, title: p.title, isHidden: p.isHidden, titleLanguage: p.language, body: c.body, language: c.language, isCommentHidden: c.isHidden, deletedAt: c.deletedAt,
    reports: sql<number>`(select count(*) from ${r} other where ${ofSameText(sql`other`)})`.mapWith(Number),
  }).from(r).innerJoin(p, eq(p.id, r.proposalId)).leftJoin(c, eq(c.id, r.commentId)).where(and(eq(r.planId, planId), eq(r.state, "open"), isOldest, keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values);
  if (found.length === 0 && paging.move !== "front") return listReported(ctx, planId, undefined);
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.createdAt.getTime(), id: row.id }));
  const excerptOf = (row: (typeof rows)[number]) => (row.body === null ? (row.isHidden ? "" : row.title) : row.isCommentHidden ? "" : cutAtWord(normaliseLine(row.body), excerptLength));
  return { reported: rows.map((row) => ({ number: row.number, subject: row.subject, reference: row.reference, reason: row.reason, excerpt: excerptOf(row), isGone: row.deletedAt !== null, language: row.language ?? row.titleLanguage, at: row.createdAt, reports: row.reports })), previous, next };
}

async function listObjections(ctx: Context, planId: string, cursor: string | undefined): Promise<Pick<Queue, "objections" | "previous" | "next">> {
  const { moderationDecisions: d, proposals: p } = ctx.tables;
  const order = { column: d.objectedAt, id: d.id, descending: false };
  const paging = pageByKey(order, cursor, pageSize);
  const keyset = keysetSql(order, paging.move, pageSize);
  const found = await ctx.read.select({ id: d.id, subject: d.subject, reason: d.reason, objectedAt: d.objectedAt, reference: p.reference }).from(d).innerJoin(p, eq(p.id, d.proposalId)).where(and(eq(d.planId, planId), eq(d.objectionState, "open"), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values);
  if (found.length === 0 && paging.move !== "front") return listObjections(ctx, planId, undefined);
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.objectedAt!.getTime(), id: row.id }));
  return { objections: rows.map((row) => ({ decision: row.id, subject: row.subject, reference: row.reference, reason: row.reason, at: row.objectedAt! })), previous, next };
}
