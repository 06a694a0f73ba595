import type { ProposalStatus } from "#db/values.ts";
import type { Actor } from "../context.ts";
import { phaseState, type Phase, type PhaseState } from "../plans/phase.ts";
import { suspendedUntil } from "../proposals/policy.ts";
import { isWriter } from "../proposals/speaker.ts";

/** Why somebody may not change or withdraw a proposal now. `not_yours` is nobody's business but the writers'; `no_longer` is said to who was a co-author; they are keys of the catalogues' `versions.refusals`. */
export type ChangeRefusal = "not_yours" | "no_longer" | "verify_email_first" | "hidden" | "withdrawn" | "split" | "part" | "answered" | "phase_coming" | "phase_over" | "not_open" | "suspended";

export type ChangePermission = { allowed: true } | { allowed: false; reason: ChangeRefusal; at?: Date };

/** What decides who may change a proposal. `isCoAuthor`: the actor stands beside its author, and has accepted to. */
export type Changeable = { authorId: string | null; organisationId: string | null; isCoAuthor: boolean; isHidden: boolean; /** It was split off from a submission. */ isPart: boolean; status: ProposalStatus; phases: readonly Phase[] };

const refuse = (reason: ChangeRefusal, at?: Date): ChangePermission => ({ allowed: false, reason, ...(at && { at }) });

/** What closes a proposal to its own writers: it is hidden, withdrawn, split or answered. */
function closedBy({ isHidden, status }: Changeable): ChangeRefusal | null {
  if (isHidden) return "hidden";
  if (status === "withdrawn") return "withdrawn";
  if (status === "split") return "split";
  return status === "received" || status === "under_consideration" ? null : "answered";
}

function during(state: PhaseState): ChangePermission {
  if (state.state === "open") return { allowed: true };
  if (state.state === "coming") return refuse("phase_coming", state.opensAt);
  return state.state === "over" ? refuse("phase_over", state.closedAt) : refuse("not_open");
}

/** Changing the text: whoever speaks, and accepted co-authors, while the plan collects and until it is answered. */
export function mayEdit(actor: Actor, proposal: Changeable, now: Date): ChangePermission {
  if (!isWriter(actor, proposal) && !(actor.kind === "person" && proposal.isCoAuthor)) return refuse("not_yours");
  // A part is a passage of the submission, which stands as it was sent.
  if (proposal.isPart && closedBy(proposal) === null) return refuse("part");
  const until = suspendedUntil(actor, proposal.phases, now);
  return until ? refuse("suspended", until) : may(actor, proposal, phaseState(proposal.phases, "collect", now));
}

/** Withdrawing it: whoever speaks, not those who stand beside them; while the plan collects or considers, and until it is answered. */
export function mayWithdraw(actor: Actor, proposal: Changeable, now: Date): ChangePermission {
  if (!isWriter(actor, proposal)) return refuse("not_yours");
  const [collect, triage] = [phaseState(proposal.phases, "collect", now), phaseState(proposal.phases, "triage", now)];
  // Between the two it may be withdrawn as well: there is no reason to wait for the second.
  if (collect.state === "over" && triage.state === "coming") return may(actor, proposal, { state: "open", closesAt: triage.opensAt });
  return may(actor, proposal, collect.state === "open" || triage.state === "missing" || collect.state === "coming" ? collect : triage);
}

function may(actor: Actor, proposal: Changeable, state: PhaseState): ChangePermission {
  if (actor.kind === "person" && !actor.emailVerified) return refuse("verify_email_first");
  const closed = closedBy(proposal);
  return closed ? refuse(closed) : during(state);
}
