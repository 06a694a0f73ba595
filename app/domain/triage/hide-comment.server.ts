import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { HideReason } from "#db/values.ts";
import { countComment } from "../comments/tally-comment.server.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { objectionUntil } from "../reports/policy.ts";
import { recordDecision } from "../reports/record-decision.server.ts";
import { tellWriters } from "../reports/tell-writers.server.ts";
import { requireModeratedComment } from "./moderated-comment.server.ts";
import { requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";

/** Hides a comment with a reason, and what its writer is told. It leaves a mark where it stood. Answers the proposal's reference. */
export async function hideComment(ctx: Context, commentId: string, reason: HideReason, note = ""): Promise<{ reference: string }> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => hideFoundComment(ctx, tx, commentId, { reason, note }));
}

/**
 * Hides a comment in the transaction that decides it. The decision is recorded and answers what is reported of it; its
 * writer is given the reasons. `reportId`: the report that led to it.
 */
export async function hideFoundComment(ctx: Context, tx: WriteHandle, commentId: string, { reason, note }: { reason: HideReason; note: string }, reportId: string | null = null): Promise<{ reference: string }> {
  requireStaff(ctx.actor);
  const { comments } = ctx.tables;
  const { comment, reference, planId, title, isProposalHidden } = await requireModeratedComment(ctx, tx, commentId);
  const { proposalId } = comment;
  const changed = await tx.update(comments).set({ isHidden: true, hideReason: reason }).where(and(eq(comments.id, commentId), eq(comments.isHidden, false), isNull(comments.deletedAt))).returning({ id: comments.id });
  if (changed.length === 0) throw conflict();
  await countComment(ctx, tx, comment, -1);
  const decision = await recordDecision(ctx, tx, { subject: "comment", proposalId, commentId, planId, reference, isGone: false }, { isRestricted: true, measure: "hidden", reason, note, reportId });
  await recordStaffAct(ctx, tx, { action: "comment.hidden", subjectType: "comment", subjectId: commentId, planId, data: { reason, proposalId, decisionId: decision.id, reports: decision.reports } });
  await tellWriters(ctx, tx, comment, { kind: "comment_hidden", payload: { reference, title: isProposalHidden ? reference : title, comment: commentId, reason, note, origin: decision.reports > 0 ? "report" : "desk", until: objectionUntil(ctx.now).toISOString() }, dedupeKey: `hidden:${decision.id}` });
  return { reference };
}
