import type { CaseStage, ProposalStatus } from "#db/values.ts";
import { handStages } from "./schema.ts";

/** Whether somebody looks after a case: not one that was withdrawn, or split into parts that are cases of their own. */
export function isHandled({ status }: { status: ProposalStatus }): boolean {
  return status !== "withdrawn" && status !== "split";
}

/** Whether the desk says by hand how far it has come with a case: the later stages follow from the answer. */
export function takesStage({ status, stage }: { status: ProposalStatus; stage: CaseStage }): boolean {
  return isHandled({ status }) && handStages.some((each) => each === stage);
}

/** Whether a proposal can be taken into an initiative. */
export function isPlaceable({ status, isHidden }: { status: ProposalStatus; isHidden: boolean }): boolean {
  return isHandled({ status }) && !isHidden;
}
