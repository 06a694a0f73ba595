import type { MemberRole } from "#db/values.ts";
import type { Actor, Person } from "../context.ts";
import { forbidden } from "../errors.ts";
import { hasPlatformRole } from "../roles.ts";

/** What somebody is to an organisation. */
export type Standing = "visitor" | "person" | MemberRole;

/** What can be done with an organisation, beside reading its public page. */
export type OrganisationAct = "see_members" | "leave" | "ask_to_join" | "edit" | "manage_members";

const allowed: Record<Standing, readonly OrganisationAct[]> = {
  visitor: [],
  person: ["ask_to_join"],
  member: ["see_members", "leave"],
  representative: ["see_members", "leave", "edit", "manage_members"],
};

export function standingOf(actor: Actor, organisationId: string): Standing {
  if (actor.kind !== "person") return "visitor";
  return actor.memberships.find((each) => each.id === organisationId)?.role ?? "person";
}

/** Whether somebody may do this with the organisation. A role of staff adds nothing: coordinators have acts of their own. */
export function mayDo(act: OrganisationAct, actor: Actor, organisationId: string): actor is Person {
  return allowed[standingOf(actor, organisationId)].includes(act);
}

/** Throws a DomainError `forbidden` where `mayDo` says no. */
export function requireMayDo(act: OrganisationAct, actor: Actor, organisationId: string): Person {
  if (!mayDo(act, actor, organisationId)) throw forbidden();
  return actor;
}

/** Whether somebody may say which organisations are who they say they are, and which of them are one: coordinators of the whole platform. */
export function mayVerify(actor: Actor): actor is Person {
  return hasPlatformRole(actor, "coordinator");
}

/** Throws a DomainError `forbidden` where `mayVerify` says no. */
export function requireMayVerify(actor: Actor): Person {
  if (!mayVerify(actor)) throw forbidden();
  return actor;
}

/** Whether a representative can go (`leave`) or become a member: not the last one while others are left, who could then send nothing. */
export function mayStepDown({ representatives, members }: { representatives: number; members: number }, how: "leave" | "become_member"): boolean {
  return representatives > 1 || (how === "leave" && members <= 1);
}

/** Whether a person may ask to join: with a confirmed address in the organisation's domain, or as member of one that gives the same CVR number as this verified one. */
export function mayAsk(organisation: { emailDomain: string | null; cvr: string; verified: boolean }, person: { confirmedDomain: string | null; cvrNumbers: readonly string[] }): boolean {
  if (person.confirmedDomain === null) return false;
  return person.confirmedDomain === organisation.emailDomain || (organisation.verified && person.cvrNumbers.includes(organisation.cvr));
}
