import type { Actor, Person } from "../context.ts";
import { mayModerateComment, type CommentedBy } from "../triage/policy.ts";

/** Whose a text is, and the proposal that it is or stands under (`on`), as far as the rules ask. */
export type WrittenBy = CommentedBy;

/** Until when the writer may object to a decision made at `at`: six months. A day that the month lacks is one of the next month. */
export function objectionUntil(at: Date): Date {
  const until = new Date(at);
  until.setUTCMonth(until.getUTCMonth() + 6);
  return until;
}

/** Why an objection is not taken; each is a key of the catalogue's `refusals`. */
export type ObjectionRefusal = "objected_before" | "objection_too_late" | "text_shown_again";

/** Whether the writer can object to a decision now: once, within the time, and while it holds. Null when they can. */
export function objectionProblem(decision: { at: Date; objectedAt: Date | null; isInForce: boolean }, now: Date): ObjectionRefusal | null {
  if (decision.objectedAt !== null) return "objected_before";
  if (!decision.isInForce) return "text_shown_again";
  return now > objectionUntil(decision.at) ? "objection_too_late" : null;
}

/** Whether someone may decide on what is reported about a text: staff of its plan, and nobody on what they or their organisation wrote, or on what stands under it. */
export function mayDecideReport(actor: Actor, text: WrittenBy): actor is Person {
  return mayModerateComment(actor, text);
}

/**
 * Whether someone may decide on an objection. The decision is looked at with other eyes: who made it does not, unless
 * nobody else at the desk of the plan could (`hasOthers`), as no objection is left without an answer.
 */
export function mayDecideObjection(actor: Actor, decision: WrittenBy & { decidedBy: string | null }, hasOthers: boolean): actor is Person {
  return mayDecideReport(actor, decision) && (actor.kind !== "person" || decision.decidedBy !== actor.id || !hasOthers);
}
