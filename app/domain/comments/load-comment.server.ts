import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { loadTarget, type Target } from "../proposals/load-target.server.ts";

export type LoadedComment = Context["tables"]["comments"]["$inferSelect"] & { planId: string };

/** A comment that an act is on, with its proposal. Throws `not_found` for one of another proposal. */
export async function loadComment(ctx: Context, reference: string, id: string): Promise<{ comment: LoadedComment; proposal: Target }> {
  const proposal = await loadTarget(ctx, reference);
  const { comments } = ctx.tables;
  const [comment] = await ctx.read.select().from(comments).where(eq(comments.id, id));
  if (comment?.proposalId !== proposal.id) throw notFound();
  return { comment: { ...comment, planId: proposal.planId }, proposal };
}
