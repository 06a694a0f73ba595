import type { AuthorityRequestState, CaseStage, ProposalStatus } from "#db/values.ts";
import { daysAfterDeadline, furthestDeadline } from "./schema.ts";

const day = 24 * 3600 * 1000;

/** Whether the link to a question opens it: the question was not taken back, and its deadline is not long past. */
export function isLinkGood({ state, dueAt }: { state: AuthorityRequestState; dueAt: Date }, now: Date): boolean {
  return state !== "withdrawn" && now.getTime() <= dueAt.getTime() + daysAfterDeadline * day;
}

/** Whether a case still waits for its answer, so that what an authority says can be used. */
export function isCaseOpen({ status, stage }: { status: ProposalStatus; stage: CaseStage }): boolean {
  return (status === "received" || status === "under_consideration") && stage !== "published";
}

/** What is wrong with a deadline, or null. */
export function dueProblem(dueAt: Date, now: Date): "due_past" | "due_far" | null {
  if (dueAt.getTime() <= now.getTime()) return "due_past";
  return dueAt.getTime() > now.getTime() + (furthestDeadline + 1) * day ? "due_far" : null;
}
