import { z } from "zod";
import { caseStages, proposalStatuses } from "#db/values.ts";

export const placeSchema = z.object({ assigneeId: z.string().nullable(), status: z.enum(proposalStatuses), stage: z.enum(caseStages) });

/** Who has a case, and where it stands for the public and for the desk. The trail and bulk acts keep it, to undo by. */
export type Place = z.infer<typeof placeSchema>;

export function placeOf({ assigneeId, status, stage }: Place): Place {
  return { assigneeId, status, stage };
}

/** Where a case is that somebody takes, or is given: a received one is considered from then on. */
export function placeWith({ status, stage }: Place, assigneeId: string): Place {
  return { assigneeId, status: status === "received" ? "under_consideration" : status, stage: stage === "submitted" ? "in_triage" : stage };
}
