import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { putForwardBy } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { mayModerateComment, requireStaff } from "./policy.ts";

/** A comment that staff decide about, with what is told of its proposal. */
export type ModeratedComment = { comment: Context["tables"]["comments"]["$inferSelect"]; planId: string; reference: string; title: string; isProposalHidden: boolean };

/** The comment, for who may decide about it. Throws `not_found` or `forbidden`. */
export async function requireModeratedComment(ctx: Context, tx: WriteHandle, commentId: string): Promise<ModeratedComment> {
  requireStaff(ctx.actor);
  const { comments, proposals: p } = ctx.tables;
  const [found] = await tx.select({ comment: comments, id: p.id, planId: p.planId, reference: p.reference, title: p.title, isProposalHidden: p.isHidden, authorId: p.authorId, organisationId: p.organisationId }).from(comments).innerJoin(p, eq(p.id, comments.proposalId)).where(eq(comments.id, commentId));
  if (!found) throw notFound();
  const { comment, planId, reference, title, isProposalHidden } = found;
  if (!mayModerateComment(ctx.actor, { ...comment, on: await putForwardBy(ctx, found, tx) })) throw forbidden("interest");
  return { comment, planId, reference, title, isProposalHidden };
}
