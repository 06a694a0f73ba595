import { and, eq, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context, Person } from "../context.ts";
import { forbidden } from "../errors.ts";
import { mayComment, type Refusal } from "../proposals/policy.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadComment } from "./load-comment.server.ts";
import { isOnOwnSide } from "./policy.ts";

export type MarkRefusal = Refusal | "own_comment" | "comment_gone";

/** Says that a comment is useful. The key of the table makes it once; a second try changes nothing. */
export async function markUseful(ctx: Context, reference: string, id: string): Promise<Result<null, MarkRefusal>> {
  return change(ctx, reference, id, async (tx, person) => {
    const { usefulMarks } = ctx.tables;
    return (await tx.insert(usefulMarks).values({ commentId: id, userId: person.id, createdAt: ctx.now }).onConflictDoNothing().returning({ id: usefulMarks.commentId })).length;
  });
}

/** Takes it back, while comments are taken. */
export async function unmarkUseful(ctx: Context, reference: string, id: string): Promise<Result<null, MarkRefusal>> {
  return change(ctx, reference, id, async (tx, person) => {
    const { usefulMarks: u } = ctx.tables;
    return -(await tx.delete(u).where(and(eq(u.commentId, id), eq(u.userId, person.id))).returning({ id: u.commentId })).length;
  });
}

async function change(ctx: Context, reference: string, id: string, write: (tx: WriteHandle, person: Person) => Promise<number>): Promise<Result<null, MarkRefusal>> {
  const { actor } = ctx;
  const { comment, proposal } = await loadComment(ctx, reference, id);
  const permission = mayComment(actor, proposal, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (actor.kind !== "person") throw forbidden();
  if (isOnOwnSide(actor, comment)) return refused("own_comment");
  await takeTry(ctx, "usefulPerPerson", actor.id);
  const { comments: c } = ctx.tables;
  return ctx.write(async (tx) => {
    // Held first: it is neither deleted nor hidden while it is marked.
    const held = await tx.update(c).set({ usefulCount: sql`${c.usefulCount}` }).where(and(eq(c.id, id), isNull(c.deletedAt), eq(c.isHidden, false))).returning({ id: c.id });
    if (held.length === 0) return refused("comment_gone");
    const by = await write(tx, actor);
    if (by === 0) return done(null);
    await tx.update(c).set({ usefulCount: sql`${c.usefulCount} + ${by}` }).where(eq(c.id, id));
    await recordAct(ctx, tx, { action: by > 0 ? "comment.marked_useful" : "comment.mark_withdrawn", subjectType: "comment", subjectId: id });
    return done(null);
  });
}
