import type { Actor, Person } from "../context.ts";
import { forbidden } from "../errors.ts";
import { hasRole } from "../roles.ts";

/** Whether someone works at the desk of a plan, or, without one, at any: moderators, coordinators and admins. */
export function isStaff(actor: Actor, planId?: string): actor is Person {
  return hasRole(actor, "moderator", planId);
}

/** Who put a proposal forward, as far as the rules of the desk ask. `isCoAuthor`: the actor stands beside its author (`isCoAuthor` of the co-authors finds it). `hasConflict`: the actor has said that they have an interest in it (`hasConflict` of the assessment finds it). */
export type PutForwardBy = { planId: string; authorId: string | null; organisationId: string | null; isCoAuthor: boolean; hasConflict: boolean };

/** Whose a comment is, and whose the proposal is that it stands under. */
export type CommentedBy = { authorId: string | null; organisationId: string | null; on: PutForwardBy };

/**
 * Whether a proposal was put forward on behalf of an organisation that someone belongs to. One sent behind a neutral code is
 * not: nobody at the desk is to learn from it where the author works. Two sign-ups with the same CVR number are two
 * organisations until someone has made sure of them, so that nobody can keep a moderator from a case by a number alone.
 */
export function isOfOwnOrganisation(actor: Actor, { organisationId }: Pick<PutForwardBy, "organisationId">): boolean {
  return actor.kind === "person" && actor.memberships.some((each) => each.id === organisationId);
}

/** Why somebody else must decide on a proposal: nobody does on what they or their organisation put forward, what they are a co-author of, or have said that they have an interest in. */
export type Interest = "own" | "co_author" | "conflict" | "own_organisation";

/** What an actor has to do with a proposal, so that somebody else must decide on it; null when nothing. */
export function interestIn(actor: Actor, proposal: PutForwardBy): Interest | null {
  if (actor.kind === "person" && proposal.authorId === actor.id) return "own";
  if (proposal.isCoAuthor) return "co_author";
  if (proposal.hasConflict) return "conflict";
  return isOfOwnOrganisation(actor, proposal) ? "own_organisation" : null;
}

/** Whether someone may do with a proposal what the desk does. */
export function mayModerate(actor: Actor, proposal: PutForwardBy): boolean {
  return isStaff(actor, proposal.planId) && interestIn(actor, proposal) === null;
}

/** The same of a comment: nobody decides on one of their own or of their organisation, nor on what others say about what they put forward, as they have an interest in it. */
export function mayModerateComment(actor: Actor, { on, authorId, organisationId }: CommentedBy): boolean {
  return mayModerate(actor, on) && mayModerate(actor, { ...on, authorId, organisationId });
}

/** The first statement of every command and query of the desk. Throws a DomainError `forbidden`. */
export function requireStaff(actor: Actor, planId?: string): Person {
  if (!isStaff(actor, planId)) throw forbidden();
  return actor;
}
