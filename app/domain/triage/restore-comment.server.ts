import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { countComment } from "../comments/tally-comment.server.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { requireModeratedComment } from "./moderated-comment.server.ts";
import { requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";

/**
 * Shows a hidden comment again, counted as before, in the transaction that decides it. Whoever calls it tells its writer.
 * Throws `conflict` when it is not hidden or its writer deleted it; a position of an organisation that has published
 * another one since breaks the unique index, which ends the transaction.
 */
export async function restoreComment(ctx: Context, tx: WriteHandle, commentId: string): Promise<void> {
  requireStaff(ctx.actor);
  const { comments } = ctx.tables;
  const { comment, planId } = await requireModeratedComment(ctx, tx, commentId);
  const changed = await tx.update(comments).set({ isHidden: false, hideReason: null }).where(and(eq(comments.id, commentId), eq(comments.isHidden, true), isNull(comments.deletedAt))).returning({ id: comments.id });
  if (changed.length === 0) throw conflict();
  await countComment(ctx, tx, comment, 1);
  await recordStaffAct(ctx, tx, { action: "comment.restored", subjectType: "comment", subjectId: commentId, planId, data: { before: { reason: comment.hideReason }, proposalId: comment.proposalId } });
}
