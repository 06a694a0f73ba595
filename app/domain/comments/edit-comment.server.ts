import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { keepGaps } from "../moderation/gaps.server.ts";
import { mayComment, type Refusal } from "../proposals/policy.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadComment, type LoadedComment } from "./load-comment.server.ts";
import { commentActs, editableFor } from "./policy.ts";
import type { EditInput } from "./schema.ts";

/** Why a comment was not changed: its time is over, it is gone (deleted or hidden), or another page changed it since `seen`. */
export type EditRefusal = Refusal | "voice_gone" | "edit_over" | "comment_gone" | "comment_changed";

/** Changes the text of one's own comment soon after it was sent. Its stance stays, as it is counted and answered. Throws `not_found` for what is not one's own. */
export async function editComment(ctx: Context, reference: string, id: string, { body: typed, seen }: EditInput): Promise<Result<null, EditRefusal>> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const { comment, proposal } = await loadComment(ctx, reference, id);
  const permission = mayComment(actor, proposal, ctx.now);
  if (!commentActs(actor, comment, permission, ctx.now).edit) return refusalOf(ctx, comment, permission.allowed ? undefined : permission.reason);
  await takeTry(ctx, "commentPerPerson", actor.id);
  const { comments: c } = ctx.tables;
  return ctx.write(async (tx) => {
    if (!(await stillSpeaksFor(ctx, tx, actor.id, comment))) return refused("voice_gone");
    await tx.update(c).set({ isHidden: sql`${c.isHidden}` }).where(eq(c.id, id));
    const body = (await keepGaps(ctx, tx, { proposalId: comment.proposalId, commentId: id }))(typed);
    const changed = await tx.update(c).set({ body, editedAt: ctx.now }).where(and(
      eq(c.id, id), eq(c.authorId, actor.id), eq(c.isHidden, false), isNull(c.deletedAt), gt(c.createdAt, new Date(ctx.now.getTime() - editableFor)), seen === 0 ? isNull(c.editedAt) : eq(c.editedAt, new Date(seen)),
    )).returning({ id: c.id });
    if (changed.length > 0) {
      await recordAct(ctx, tx, { action: "comment.edited", subjectType: "comment", subjectId: id, planId: comment.planId, data: { proposalId: comment.proposalId } });
      return done(null);
    }
    const [now] = await tx.select().from(c).where(eq(c.id, id));
    if (!now || now.deletedAt || now.isHidden) return refused("comment_gone");
    // The same form twice is one change.
    return now.body === body ? done(null) : refused("comment_changed");
  });
}

/** Why this comment cannot be changed by who asks, as far as it is theirs. */
function refusalOf(ctx: Context, comment: LoadedComment, closed: Refusal | undefined): Result<null, EditRefusal> {
  if (ctx.actor.kind !== "person" || comment.authorId !== ctx.actor.id) throw notFound();
  if (comment.deletedAt || comment.isHidden) return refused("comment_gone");
  if (ctx.now.getTime() >= comment.createdAt.getTime() + editableFor) return refused("edit_over");
  return refused(closed ?? "voice_gone");
}
