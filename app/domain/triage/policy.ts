import type { Actor, Person } from "../context.ts";
import { forbidden } from "../errors.ts";

/** Whether someone works at the desk: moderators, coordinators and admins. */
export function isStaff(actor: Actor): actor is Person {
  return actor.kind === "person" && actor.roles.some((role) => role === "moderator" || role === "coordinator" || role === "admin");
}

/** Who put a proposal forward, as far as the rules of the desk ask. */
type PutForwardBy = { authorId: string | null; organisationId: string | null };

/**
 * Whether a proposal was put forward on behalf of the organisation that someone speaks for. One sent behind a neutral code is
 * not: nobody at the desk is to learn from it where the author works. Two sign-ups with the same CVR number are two
 * organisations until someone has made sure of them, so that nobody can keep a moderator from a case by a number alone.
 */
export function isOfOwnOrganisation(actor: Actor, { organisationId }: Pick<PutForwardBy, "organisationId">): boolean {
  return actor.kind === "person" && actor.organisation !== null && actor.organisation.id === organisationId;
}

/** Whether someone may do with a proposal what the desk does. Nobody decides on what they or their organisation put forward. */
export function mayModerate(actor: Actor, proposal: PutForwardBy): boolean {
  return isStaff(actor) && proposal.authorId !== actor.id && !isOfOwnOrganisation(actor, proposal);
}

/** The first statement of every command of the desk. Throws a DomainError `forbidden`. */
export function requireStaff(actor: Actor): Person {
  if (!isStaff(actor)) throw forbidden();
  return actor;
}
