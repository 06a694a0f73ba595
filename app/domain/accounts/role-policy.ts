import type { Role } from "#db/values.ts";
import type { Actor } from "../context.ts";
import { hasPlatformRole, hasRole } from "../roles.ts";

/** A role, and where it holds: on the whole platform ("platform"), or on the plan with this id. */
export type Grant = { role: Role; scope: string };

/** The scope of a role on the whole platform. */
export const wholePlatform = "platform";

/** An admin answers for the whole platform: there is none for a single plan. */
export function isGrantable({ role, scope }: Grant): boolean {
  return role !== "admin" || scope === wholePlatform;
}

/** Whether someone is a coordinator there: of the whole platform, or of that plan. */
export function isCoordinatorIn(actor: Actor, scope: string): boolean {
  return scope === wholePlatform ? hasPlatformRole(actor, "coordinator") : hasRole(actor, "coordinator", scope);
}

/** Whether someone sees who works here and finds people: who coordinates anything, and the command line. */
export function mayAdministerPeople(actor: Actor): boolean {
  return actor.kind === "system" || hasRole(actor, "coordinator");
}

/** Whether someone sees the roles that people have there. A plan's coordinator sees those of the plan. */
export function maySeeRolesIn(actor: Actor, scope: string): boolean {
  return actor.kind === "system" || isCoordinatorIn(actor, scope);
}

/**
 * Whether someone may give this role to this person, or take it back. Admins change every role; coordinators make moderators
 * where they coordinate; the command line changes every role, as somebody must make the first admin. Nobody changes their own.
 */
export function mayChangeRole(actor: Actor, userId: string, { role, scope }: Grant): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "visitor" || actor.id === userId) return false;
  return hasPlatformRole(actor, "admin") || (role === "moderator" && isCoordinatorIn(actor, scope));
}
