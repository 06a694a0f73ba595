import { eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { Context } from "../context.ts";
import { commentViewer, selectComments, type CommentView, type DebateOf } from "./comment-view.server.ts";

/** The author's one reply to the answer, as this reader sees it; null while there is none. */
export async function findAuthorReply(ctx: Context, debate: DebateOf): Promise<CommentView | null> {
  const [row] = await replyOf(ctx).execute({ proposalId: debate.id });
  return row ? (await commentViewer(ctx, debate, [row]))(row) : null;
}

const replyOf = prepared((database) => {
  const { comments: c } = database.tables;
  // In these words, so that both databases take the index of it.
  return selectComments(database).where(sql`${eq(c.proposalId, sql.placeholder("proposalId"))} and ${c.kind} = 'author_reply'`);
});
