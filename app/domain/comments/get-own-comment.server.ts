import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { mayComment } from "../proposals/policy.ts";
import { isWriter } from "../proposals/speaker.ts";
import { loadComment, type LoadedComment } from "./load-comment.server.ts";
import { commentActs, editableFor, type CommentActs } from "./policy.ts";

/** What one said, to be changed or taken back. `seen`: when it was last changed (0: never), in milliseconds since 1970. */
export type OwnComment = Pick<LoadedComment, "id" | "kind" | "body" | "language" | "isHidden"> & { reference: string; title: string; isDeleted: boolean; seen: number; editableUntil: Date; acts: CommentActs };

/** A comment that the reader wrote or, as a position, may speak of for the organisation. Throws `not_found` for any other. */
export async function getOwnComment(ctx: Context, reference: string, id: string): Promise<OwnComment> {
  const { comment, proposal } = await loadComment(ctx, reference, id);
  const acts = commentActs(ctx.actor, comment, mayComment(ctx.actor, proposal, ctx.now), ctx.now);
  const isOwn = ctx.actor.kind === "person" && comment.authorId === ctx.actor.id;
  if (!isOwn && !acts.remove) throw notFound();
  const { kind, language, isHidden } = comment;
  // Who has left the organisation that it was said for does not read it when it is hidden.
  const body = isHidden && !isWriter(ctx.actor, comment) ? "" : comment.body;
  return { id, kind, body, language, isHidden, reference: proposal.reference, title: proposal.title, isDeleted: comment.deletedAt !== null, seen: comment.editedAt?.getTime() ?? 0, editableUntil: new Date(comment.createdAt.getTime() + editableFor), acts };
}
