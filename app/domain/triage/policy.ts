import type { Actor } from "../context.ts";
import { forbidden } from "../errors.ts";
import type { Person } from "../context.ts";

/** Whether someone works at the desk: moderators, coordinators and admins. */
export function isStaff(actor: Actor): actor is Person {
  return actor.kind === "person" && actor.roles.some((role) => role === "moderator" || role === "coordinator" || role === "admin");
}

/** Whether someone may see and do what the desk does. Nobody decides on a proposal of their own. */
export function mayModerate(actor: Actor, proposal: { authorId: string | null }): boolean {
  return isStaff(actor) && proposal.authorId !== actor.id;
}

/** The first statement of every command of the desk. Throws a DomainError `forbidden`. */
export function requireStaff(actor: Actor): Person {
  if (!isStaff(actor)) throw forbidden();
  return actor;
}
