import type { Actor, Person } from "../context.ts";
import { forbidden } from "../errors.ts";
import { hasPlatformRole } from "../roles.ts";

/** Mail belongs to no plan: only admins of the whole platform look after it. Throws a DomainError `forbidden`. */
export function requireAdmin(actor: Actor): Person {
  if (!hasPlatformRole(actor, "admin")) throw forbidden();
  return actor;
}
