import { and, eq, isNull } from "drizzle-orm";
import type { HideReason } from "#db/values.ts";
import { countComment } from "../comments/tally-comment.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import { tellAuthor } from "./tell-author.server.ts";

/** Hides a comment with a reason. It leaves a mark where it stood; its author is told why. Nobody hides a comment of their own. Answers the proposal's reference. */
export async function hideComment(ctx: Context, commentId: string, reason: HideReason): Promise<{ reference: string }> {
  const person = requireStaff(ctx.actor);
  const { comments, proposals } = ctx.tables;
  return ctx.write(async (tx) => {
    const [found] = await tx.select({ comment: comments, reference: proposals.reference, planId: proposals.planId, title: proposals.title, isProposalHidden: proposals.isHidden }).from(comments).innerJoin(proposals, eq(proposals.id, comments.proposalId)).where(eq(comments.id, commentId));
    if (!found) throw notFound();
    const { comment, reference, planId, title } = found;
    requireStaff(ctx.actor, planId);
    if (comment.authorId === person.id) throw forbidden();
    const changed = await tx.update(comments).set({ isHidden: true, hideReason: reason }).where(and(eq(comments.id, commentId), eq(comments.isHidden, false), isNull(comments.deletedAt))).returning({ id: comments.id });
    if (changed.length === 0) throw conflict();
    await countComment(ctx, tx, comment, -1);
    await recordStaffAct(ctx, tx, { action: "comment.hidden", subjectType: "comment", subjectId: commentId, planId, data: { reason, proposalId: comment.proposalId } });
    await tellAuthor(ctx, tx, comment.authorId, { kind: "comment_hidden", payload: { reference, title: found.isProposalHidden ? reference : title, reason }, dedupeKey: `comment-hidden:${commentId}` });
    return { reference };
  });
}
