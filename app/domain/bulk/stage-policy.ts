import type { CaseStage, ProposalStatus } from "#db/values.ts";
import { handStages } from "../triage/schema.ts";

export type MovableStage = (typeof handStages)[number];

type Standing = { stage: CaseStage; status: ProposalStatus; assigneeId: string | null; isShortlisted: boolean };

/**
 * Where a case goes that is moved to a stage, as the public sees it, or why it cannot. In triage and assessed a received proposal is
 * under consideration; to be as received again, nobody may have it and no initiative hold it.
 */
export function moveToStage({ stage, status, assigneeId, isShortlisted }: Standing, to: MovableStage): { status: ProposalStatus } | { problem: string } {
  if (status === "withdrawn") return { problem: "withdrawn" };
  if (stage === to) return { problem: "stage_already" };
  if (!handStages.some((each) => each === stage)) return { problem: stage === "screening" ? "stage_screening" : "stage_answering" };
  if (status !== "received" && status !== "under_consideration") return { problem: "stage_answering" };
  if (to !== "submitted") return { status: "under_consideration" };
  if (assigneeId !== null) return { problem: "stage_has_handler" };
  return isShortlisted ? { problem: "stage_shortlisted" } : { status: "received" };
}
