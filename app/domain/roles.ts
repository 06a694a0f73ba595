import type { Role } from "#db/values.ts";
import type { Actor, Person } from "./context.ts";

/** A higher role may do what a lower one may. */
const levels: Record<Role, number> = { moderator: 1, coordinator: 2, admin: 3 };

/** The roles that a person has on a plan: those on the whole platform, and those on this plan. Without a plan: those on any. */
export function rolesOn(person: Person, planId?: string): Role[] {
  return [...person.roles, ...person.planRoles.filter((grant) => planId === undefined || grant.planId === planId).map((grant) => grant.role)];
}

/** Whether someone has at least this role on the plan, or, without one, on any plan or the whole platform. */
export function hasRole(actor: Actor, wanted: Role, planId?: string): actor is Person {
  return actor.kind === "person" && rolesOn(actor, planId).some((role) => levels[role] >= levels[wanted]);
}

/** Whether someone has at least this role on the whole platform. */
export function hasPlatformRole(actor: Actor, wanted: Role): actor is Person {
  return actor.kind === "person" && actor.roles.some((role) => levels[role] >= levels[wanted]);
}
