import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { keepWithdrawn } from "../positions/keep-withdrawn.server.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import { closeReports } from "../reports/close-reports.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadComment } from "./load-comment.server.ts";
import { commentActs } from "./policy.ts";
import { countComment } from "./tally-comment.server.ts";

/**
 * Takes back what one said, whatever the phase: the text leaves the debate, its place and the replies stay. An
 * organisation's position is taken back by any of its representatives, and becomes their draft again (then `draftOf` is the
 * organisation). Doing it twice is the same as once. What is reported of it is closed, and who reported it is told that it
 * is gone. What is hidden stays as it is, since its text is what the decision was about. Throws `not_found` for what is not one's own.
 */
export async function deleteComment(ctx: Context, reference: string, id: string): Promise<Result<{ draftOf: string | null }, "voice_gone" | "comment_hidden">> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const { comment, proposal } = await loadComment(ctx, reference, id);
  const isOwn = comment.authorId === actor.id;
  const draftOf = comment.kind === "position" ? comment.organisationId : null;
  if (comment.deletedAt && isOwn) return done({ draftOf });
  if (comment.isHidden && isOwn) return refused("comment_hidden");
  if (!commentActs(actor, comment, { allowed: true }, ctx.now).remove) {
    if (isOwn) return refused("voice_gone");
    throw notFound();
  }
  return ctx.write(async (tx) => {
    if (!(await stillSpeaksFor(ctx, tx, actor.id, comment))) return refused("voice_gone");
    const { comments: c } = ctx.tables;
    // Another text in the key, as it was made from what was said.
    const [gone] = await tx.update(c).set({ body: "", deletedAt: ctx.now, editedAt: null, usefulCount: 0, formKey: `deleted:${id}` }).where(and(eq(c.id, id), isNull(c.deletedAt), eq(c.isHidden, false))).returning();
    if (!gone) {
      const [now] = await tx.select({ isHidden: c.isHidden }).from(c).where(eq(c.id, id));
      return now?.isHidden ? refused("comment_hidden") : done({ draftOf });
    }
    // The text is that from before: what was released is never edited.
    if (gone.kind === "position" && gone.organisationId) await keepWithdrawn(ctx, tx, { ...gone, organisationId: gone.organisationId, body: comment.body });
    await removeWhatGoesWith(ctx, tx, id);
    await closeReports(ctx, tx, { proposalId: gone.proposalId, commentId: id, subject: "comment", reference: proposal.reference }, { outcome: "deleted", reason: "", note: "" });
    await countComment(ctx, tx, gone, -1);
    await recordAct(ctx, tx, { action: "comment.deleted", subjectType: "comment", subjectId: id, data: { proposalId: gone.proposalId, kind: gone.kind }, planId: comment.planId }, gone.kind === "official" ? "staff" : "participant");
    return done({ draftOf });
  });
}

/** Nobody is told any more of what is gone, its files are nobody's (the worker removes them), and nobody found it useful. */
async function removeWhatGoesWith(ctx: Context, tx: WriteHandle, commentId: string) {
  const { usefulMarks, attachments, announcements } = ctx.tables;
  await tx.delete(usefulMarks).where(eq(usefulMarks.commentId, commentId));
  await tx.update(attachments).set({ commentId: null }).where(eq(attachments.commentId, commentId));
  await tx.delete(announcements).where(and(eq(announcements.commentId, commentId), isNull(announcements.doneAt)));
}
