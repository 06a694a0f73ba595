import { and, eq, gt, isNull } from "drizzle-orm";
import type { CommentKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { sameFor } from "./insert-comment.server.ts";

/** What the reader has just said in the debate of a proposal, by its id: null for what is another's, long said, or gone. */
export type JustWritten = { id: string; kind: CommentKind; isReply: boolean };

/** Finds what an address says was just written. It may be anybody's who opens it: only its own writer is told so. */
export async function findJustWritten(ctx: Context, proposalId: string, id: string | undefined): Promise<JustWritten | null> {
  if (!id || ctx.actor.kind !== "person") return null;
  const { comments: c } = ctx.tables;
  const [row] = await ctx.read.select({ id: c.id, kind: c.kind, parentId: c.parentId }).from(c).where(and(
    eq(c.id, id), eq(c.proposalId, proposalId), eq(c.authorId, ctx.actor.id), eq(c.isHidden, false), isNull(c.deletedAt), gt(c.createdAt, new Date(ctx.now.getTime() - sameFor)),
  ));
  return row ? { id: row.id, kind: row.kind, isReply: row.parentId !== null } : null;
}
