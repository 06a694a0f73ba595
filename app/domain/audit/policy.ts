import type { Actor, Person } from "../context.ts";
import { forbidden } from "../errors.ts";

/** Which acts somebody sees: all, those about any plan, or those about some plans. */
export type AuditReach = "all" | "plans" | readonly string[];

/** What somebody sees of the audit trail: admins all of it, coordinators what is about their plans. Null for others. */
export function auditReach(actor: Actor): AuditReach | null {
  if (actor.kind !== "person") return null;
  if (actor.roles.includes("admin")) return "all";
  if (actor.roles.includes("coordinator")) return "plans";
  const plans = actor.planRoles.filter(({ role }) => role !== "moderator").map(({ planId }) => planId);
  return plans.length > 0 ? plans : null;
}

/** The first statement of every query of the audit trail. Throws a DomainError `forbidden`. */
export function requireAuditReach(actor: Actor): { person: Person; reach: AuditReach } {
  const reach = auditReach(actor);
  if (reach === null || actor.kind !== "person") throw forbidden();
  return { person: actor, reach };
}
