import { and, count, desc, eq } from "drizzle-orm";
import type { HideReason, ModerationMeasure, ReportState, ReportSubject } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey } from "../keyset/page-by-key.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { getScreening, type Screening } from "./get-screening.server.ts";

/** A decision as everyone may know it: nothing of a person, of the text, or of what the desk wrote. */
export type LogRow = { id: string; at: Date; subject: ReportSubject; /** Of a decision about a person there is none: it would name them. */ reference: string | null; measure: ModerationMeasure; reason: HideReason | null; isReported: boolean; objection: ReportState | null };

export type ModerationLog = { plan: PlanSummary; numbers: { measure: ModerationMeasure; reason: HideReason | null; count: number }[]; rows: LogRow[]; previous: string | null; next: string | null; screening: Screening | null };

const pageSize = 50;
/** Who was warned or suspended is told by no reference, as that leads to a name. */
const ofPersons: readonly ModerationMeasure[] = ["warned", "suspended", "suspension_lifted"];

/** What was moderated in a plan, in numbers and one by one, the newest first. For everyone. */
export async function getModerationLog(ctx: Context, planSlug: string, cursor: string | undefined): Promise<ModerationLog> {
  const plan = await getPlan(ctx, planSlug);
  const { moderationDecisions: d } = ctx.tables;
  const [numbers, page, screening] = await Promise.all([
    ctx.read.select({ measure: d.measure, reason: d.reason, count: count() }).from(d).where(eq(d.planId, plan.id)).groupBy(d.measure, d.reason).orderBy(d.measure, desc(count())),
    listPage(ctx, plan.id, cursor), getScreening(ctx, plan.id),
  ]);
  return { plan, numbers, ...page, screening };
}

async function listPage(ctx: Context, planId: string, cursor: string | undefined): Promise<Pick<ModerationLog, "rows" | "previous" | "next">> {
  const { moderationDecisions: d, proposals: p } = ctx.tables;
  const order = { column: d.at, id: d.id, descending: true };
  const paging = pageByKey(order, cursor, pageSize);
  const keyset = keysetSql(order, paging.move, pageSize);
  const found = await ctx.read.select({ id: d.id, at: d.at, subject: d.subject, reference: p.reference, measure: d.measure, reason: d.reason, reportId: d.reportId, objection: d.objectionState })
    .from(d).innerJoin(p, eq(p.id, d.proposalId)).where(and(eq(d.planId, planId), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values);
  if (found.length === 0 && paging.move !== "front") return listPage(ctx, planId, undefined);
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.at.getTime(), id: row.id }));
  return { rows: rows.map(({ reportId, reference, ...row }) => ({ ...row, reference: ofPersons.includes(row.measure) ? null : reference, isReported: reportId !== null })), previous, next };
}

/** All of it, a page at a time, for a file. */
export async function* eachLogPage(ctx: Context, planSlug: string): AsyncGenerator<LogRow[]> {
  const plan = await getPlan(ctx, planSlug);
  let cursor: string | undefined;
  do {
    const page = await listPage(ctx, plan.id, cursor);
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
