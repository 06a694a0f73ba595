import { and, eq, gt, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { HideReason, ModerationMeasure, ReportState, ReportSubject } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey } from "../keyset/page-by-key.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { countScreening } from "../reports/list-queue.server.ts";
import { requireStaff } from "../triage/policy.ts";

/** A decision as the desk lists it. `canTakeBack`: what it did still holds, and can be undone from the list. */
export type ListedDecision = {
  id: string; at: Date; subject: ReportSubject; reference: string; commentId: string | null; measure: ModerationMeasure; reason: HideReason | null; until: Date | null; by: string | null; isReported: boolean; objection: ReportState | null;
  canTakeBack: "passage" | "suspension" | "comment" | "proposal" | null;
};

export type DecisionFilter = { measure?: ModerationMeasure | undefined; reason?: HideReason | undefined; subject?: ReportSubject | undefined; cursor?: string | undefined };

export type DecisionPage = { plan: PlanSummary; rows: ListedDecision[]; previous: string | null; next: string | null; /** Proposals that wait to be looked at. */ screening: number };

const pageSize = 25;

/** What was decided in a plan, the newest first. Nothing of the texts is in it. */
export async function getDecisions(ctx: Context, planSlug: string, filter: DecisionFilter): Promise<DecisionPage> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const [page, screening] = await Promise.all([listPage(ctx, plan.id, filter), countScreening(ctx, plan.id)]);
  return { plan, ...page, screening };
}

async function listPage(ctx: Context, planId: string, filter: DecisionFilter): Promise<Pick<DecisionPage, "rows" | "previous" | "next">> {
  const { moderationDecisions: d } = ctx.tables;
  const order = { column: d.at, id: d.id, descending: true };
  const paging = pageByKey(order, filter.cursor, pageSize);
  const keyset = keysetSql(order, paging.move, pageSize);
  const wanted = [filter.measure && eq(d.measure, filter.measure), filter.reason && eq(d.reason, filter.reason), filter.subject && eq(d.subject, filter.subject)];
  const found = await selectDecisions(ctx, and(eq(d.planId, planId), ...wanted, keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values);
  if (found.length === 0 && paging.move !== "front") return listPage(ctx, planId, { ...filter, cursor: undefined });
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.at.getTime(), id: row.id }));
  return { rows: rows.map(asListed), previous, next };
}

/** The decisions about one proposal's text and its writer, the newest first; with those by which a passage was left out of it and of what it is a part or the whole of. */
export async function listDecisionsOn(ctx: Context, planId: string, proposalId: string): Promise<ListedDecision[]> {
  requireStaff(ctx.actor, planId);
  const { moderationDecisions: d, redactions: r } = ctx.tables;
  const alsoHere = ctx.read.select({ id: r.decisionId }).from(r).where(eq(r.proposalId, proposalId));
  const rows = await selectDecisions(ctx, and(or(eq(d.proposalId, proposalId), inArray(d.id, alsoHere)), isNull(d.commentId))).orderBy(d.at, d.id).limit(50);
  return rows.reverse().map(asListed);
}

function selectDecisions(ctx: Context, where: SQL | undefined) {
  const { moderationDecisions: d, proposals: p, comments: c, users, redactions: r, suspensions: s } = ctx.tables;
  return ctx.read.select({
    id: d.id, at: d.at, subject: d.subject, reference: p.reference, commentId: d.commentId, measure: d.measure, reason: d.reason, until: d.until, by: users.name, reportId: d.reportId, objection: d.objectionState,
    redaction: r.id, suspension: s.id, isProposalHidden: p.isHidden, isCommentHidden: c.isHidden, deletedAt: c.deletedAt,
  }).from(d).innerJoin(p, eq(p.id, d.proposalId)).leftJoin(c, eq(c.id, d.commentId)).leftJoin(users, eq(users.id, d.decidedBy))
    .leftJoin(r, and(eq(r.decisionId, d.id), eq(r.proposalId, d.proposalId), isNull(r.restoredAt))).leftJoin(s, and(eq(s.decisionId, d.id), isNull(s.liftedAt), gt(s.endsAt, ctx.now)))
    .where(where).$dynamic();
}

type Row = Awaited<ReturnType<typeof selectDecisions>>[number];

function asListed({ redaction, suspension, isProposalHidden, isCommentHidden, deletedAt, reportId, ...row }: Row): ListedDecision {
  const isHidden = row.measure === "hidden" && row.objection !== "upheld";
  const canTakeBack = row.objection === "open" ? null : redaction !== null ? "passage" : suspension !== null ? "suspension"
    : isHidden && row.commentId !== null && isCommentHidden && deletedAt === null ? "comment" : isHidden && row.commentId === null && isProposalHidden ? "proposal" : null;
  return { ...row, isReported: reportId !== null, canTakeBack };
}
