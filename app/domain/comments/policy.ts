import type { CommentKind } from "#db/values.ts";
import type { Actor, Person } from "../context.ts";
import type { Permission } from "../proposals/policy.ts";
import { mayRelease } from "../proposals/speaker.ts";
import { isStaff, mayModerate, type PutForwardBy } from "../triage/policy.ts";

/** For how long a comment can be changed after it was sent, in milliseconds: time for a slip, and not for another opinion under the replies to the first. */
export const editableFor = 15 * 60_000;

/** What the rules ask of a comment. */
export type WrittenComment = { kind: CommentKind; authorId: string | null; organisationId: string | null; isHidden: boolean; deletedAt: Date | null; createdAt: Date; planId: string };

/** What somebody may do with a comment now. */
export type CommentActs = { edit: boolean; remove: boolean; mark: boolean };

/**
 * `permission` says whether comments are taken here and now. A position is never edited, as it was released as it stands:
 * a representative removes it and releases another one. The author's reply to the answer goes by no phase. What was said can be taken back whatever the phase.
 */
export function commentActs(actor: Actor, comment: WrittenComment, permission: Permission, now: Date): CommentActs {
  if (actor.kind !== "person" || comment.isHidden || comment.deletedAt) return { edit: false, remove: false, mark: false };
  const isFresh = now.getTime() < comment.createdAt.getTime() + editableFor;
  const isOwn = isWriter(actor, comment);
  return {
    edit: isOwn && isFresh && comment.kind !== "position" && (comment.kind === "official" || (comment.kind === "author_reply" && !isSuspended(actor, comment.planId, now)) || permission.allowed),
    remove: comment.kind === "position" ? comment.organisationId !== null && mayRelease(actor, comment.organisationId) : isOwn,
    mark: comment.kind !== "author_reply" && permission.allowed && !isOnOwnSide(actor, comment),
  };
}

/** Whom the desk has shut out of the plan for a while changes nothing there, whatever the phase. */
function isSuspended({ suspensions = [] }: Person, planId: string, now: Date): boolean {
  return suspensions.some((each) => each.planId === planId && each.endsAt > now);
}

/** Who wrote it and still speaks for whom it was said: an organisation's by its representatives, the authority's by staff of the plan. */
function isWriter(actor: Person, comment: WrittenComment): boolean {
  if (actor.id !== comment.authorId) return false;
  if (comment.kind === "official") return isStaff(actor, comment.planId);
  return comment.organisationId === null || mayRelease(actor, comment.organisationId);
}

/** Nobody marks what they or an organisation of theirs said. */
export function isOnOwnSide(actor: Person, { authorId, organisationId }: Pick<WrittenComment, "authorId" | "organisationId">): boolean {
  return actor.id === authorId || actor.memberships.some((each) => each.id === organisationId);
}

/** Who may answer in the debate as the authority: staff of the plan, whatever its phase, but not on what they or their organisation put forward, or what they are a co-author of. */
export function mayAnswer(actor: Actor, proposal: PutForwardBy & { isHidden: boolean }): actor is Person {
  return !proposal.isHidden && mayModerate(actor, proposal);
}
