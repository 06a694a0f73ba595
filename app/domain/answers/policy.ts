import type { CaseStage, ProposalStatus } from "#db/values.ts";
import type { Actor } from "../context.ts";
import { hasRole } from "../roles.ts";

/** Whether a proposal takes an answer: not one that was withdrawn, was split into parts that are answered each, or is not public yet. */
export function isAnswerable({ status, awaitsScreening }: { status: ProposalStatus; awaitsScreening: boolean }): boolean {
  return status !== "withdrawn" && status !== "split" && !awaitsScreening;
}

/** With four eyes somebody else than who wrote an answer approves it. Whether they may decide on the case at all is asked before. */
export function mayApprove(person: { id: string }, { authorId }: { authorId: string | null }, fourEyes: boolean): boolean {
  return !fourEyes || authorId !== person.id;
}

/** Where a case stands once its answer in the making is thrown away. */
export function stageWithoutDraft({ hasAnswer, isAssessed, isTaken }: { hasAnswer: boolean; isAssessed: boolean; isTaken: boolean }): CaseStage {
  if (hasAnswer) return "published";
  if (isAssessed) return "assessed";
  return isTaken ? "in_triage" : "submitted";
}

/** Who may write the templates of a plan: its coordinators. All staff use them. */
export function mayEditTemplates(actor: Actor, planId: string): boolean {
  return hasRole(actor, "coordinator", planId);
}

/** Who may reply once to the answer: whose the proposal is (`isWriter`). Whatever the phase, as an answer may come long after the debate. */
export function mayReplyToAnswer(proposal: { isWriter: boolean; isHidden: boolean; status: ProposalStatus }, { isAnswered, hasReplied }: { isAnswered: boolean; hasReplied: boolean }): boolean {
  return isAnswered && !hasReplied && !proposal.isHidden && proposal.status !== "withdrawn" && proposal.isWriter;
}

/** Whether an answer was published since this one was written: it would take the place of what its writer has not seen. */
export function isOvertaken({ updatedAt }: { updatedAt: Date }, lastPublishedAt: Date | null): boolean {
  return lastPublishedAt !== null && lastPublishedAt > updatedAt;
}
