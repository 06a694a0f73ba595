import { eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { CommentKind, ParticipantType, Stance } from "#db/values.ts";
import type { Context } from "../context.ts";

/** What the counts ask of a comment. */
export type Counted = { proposalId: string; parentId: string | null; kind: CommentKind; stance: Stance | null; participantType: ParticipantType };

/**
 * Counts a comment that can be seen from now on (1), or no longer (-1): by stance and participant type, on the comment
 * that it replies to, and on its proposal. An answer of the authority takes no stance, whatever its row holds; the author's
 * reply to the answer is not part of the debate and is not counted.
 */
export async function countComment(ctx: Context, tx: WriteHandle, { proposalId, parentId, kind, stance, participantType }: Counted, by: 1 | -1): Promise<void> {
  if (kind === "author_reply") return;
  const { commentTallies: t, comments, proposals } = ctx.tables;
  if (parentId) await tx.update(comments).set({ replyCount: sql`${comments.replyCount} + ${by}` }).where(eq(comments.id, parentId));
  else if (stance && kind !== "official") await tx.insert(t).values({ proposalId, participantType, stance, count: Math.max(by, 0) }).onConflictDoUpdate({ target: [t.proposalId, t.participantType, t.stance], set: { count: sql`${t.count} + ${by}` } });
  await tx.update(proposals).set({ commentCount: sql`${proposals.commentCount} + ${by}` }).where(eq(proposals.id, proposalId));
}
