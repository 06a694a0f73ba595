import type { PhaseKind, ProposalStatus } from "#db/values.ts";
import type { Actor } from "../context.ts";
import { phasesState, type Phase } from "../plans/phase.ts";

/** Why an act is not open to someone now. Each is a key of the catalogues' `refusals`. */
export type Refusal = "sign_in_first" | "verify_email_first" | "phase_coming" | "phase_over" | "not_open" | "own_proposal" | "co_author_proposal" | "suspended";

export type Permission = { allowed: true } | { allowed: false; reason: Refusal; at?: Date };

const allowed: Permission = { allowed: true };

/** Until when somebody may not write in the plan with these phases, as the desk decided; null for who may. They read, withdraw, write drafts and object as before. */
export function suspendedUntil(actor: Actor, phases: readonly Phase[], now: Date): Date | null {
  if (actor.kind !== "person") return null;
  const planId = phases[0]?.planId;
  return actor.suspensions?.find((each) => each.planId === planId && each.endsAt > now)?.endsAt ?? null;
}

/** Proposals, their comments and support are taken while the plan collects, other things while one of `kinds` is open; from people whose e-mail address is confirmed, and whom nobody shut out. */
export function mayTakePart(actor: Actor, phases: readonly Phase[], now: Date, kinds: readonly PhaseKind[] = ["collect"]): Permission {
  const window = phasesState(phases, kinds, now);
  if (window.state === "missing") return { allowed: false, reason: "not_open" };
  if (window.state === "coming") return { allowed: false, reason: "phase_coming", at: window.opensAt };
  if (window.state === "over") return { allowed: false, reason: "phase_over", at: window.closedAt };
  if (actor.kind === "system") return allowed;
  if (actor.kind === "visitor") return { allowed: false, reason: "sign_in_first" };
  if (!actor.emailVerified) return { allowed: false, reason: "verify_email_first" };
  const until = suspendedUntil(actor, phases, now);
  return until ? { allowed: false, reason: "suspended", at: until } : allowed;
}

export function maySubmitProposal(actor: Actor, phases: readonly Phase[], now: Date): Permission {
  return mayTakePart(actor, phases, now);
}

/** What decides whether a proposal can be debated: what is hidden or withdrawn cannot. */
export type Debatable = { isHidden: boolean; status: ProposalStatus; phases: readonly Phase[] };

export function mayComment(actor: Actor, proposal: Debatable, now: Date): Permission {
  if (proposal.isHidden || proposal.status === "withdrawn") return { allowed: false, reason: "not_open" };
  return mayTakePart(actor, proposal.phases, now);
}

/** Nobody supports a proposal of their own, or one that they are a co-author of. */
export function maySupport(actor: Actor, proposal: Debatable & { isOwn: boolean; isCoAuthor: boolean }, now: Date): Permission {
  if (proposal.isOwn) return { allowed: false, reason: "own_proposal" };
  if (proposal.isCoAuthor) return { allowed: false, reason: "co_author_proposal" };
  return mayComment(actor, proposal, now);
}

/** Support is taken back while support is taken, whatever became of the proposal: one that is hidden or withdrawn uses up nobody's votes. */
export function mayWithdrawSupport(actor: Actor, { phases }: Pick<Debatable, "phases">, now: Date): Permission {
  const permission = mayTakePart(actor, phases, now);
  return !permission.allowed && permission.reason === "suspended" ? allowed : permission;
}

/** Co-authors are asked while the plan collects: for a draft, and for a proposal that everybody can read. */
export function mayInviteCoAuthors(actor: Actor, place: { phases: readonly Phase[]; proposal: Omit<Debatable, "phases"> | null }, now: Date): Permission {
  return place.proposal === null ? mayTakePart(actor, place.phases, now) : mayComment(actor, { ...place.proposal, phases: place.phases }, now);
}
