import { and, count, eq, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** Counts a comment's visible replies anew, after one was hidden or is shown again. The comment is held first, so that of two who count the second sees what the first did. */
export async function countReplies(ctx: Context, tx: WriteHandle, commentId: string): Promise<void> {
  const { comments: c } = ctx.tables;
  await tx.update(c).set({ replyCount: sql`${c.replyCount}` }).where(eq(c.id, commentId));
  const [visible] = await tx.select({ replies: count() }).from(c).where(and(eq(c.parentId, commentId), eq(c.isHidden, false), isNull(c.deletedAt)));
  await tx.update(c).set({ replyCount: visible!.replies }).where(eq(c.id, commentId));
}
