import { describe, expect, it } from "vitest";
import { caseStages, proposalStatuses } from "#db/values.ts";
import { handStages } from "../triage/schema.ts";
import { moveToStage } from "./stage-policy.ts";

const standing = { stage: "submitted", status: "received", assigneeId: null, isShortlisted: false } as const;

describe("moving a case to a stage", () => {
  it.each([
    [standing, "in_triage", { status: "under_consideration" }],
    [standing, "assessed", { status: "under_consideration" }],
    [standing, "submitted", { problem: "stage_already" }],
    [{ ...standing, stage: "in_triage", status: "under_consideration" }, "assessed", { status: "under_consideration" }],
    [{ ...standing, stage: "assessed", status: "under_consideration" }, "in_triage", { status: "under_consideration" }],
    [{ ...standing, stage: "in_triage", status: "under_consideration" }, "submitted", { status: "received" }],
    [{ ...standing, stage: "in_triage", status: "under_consideration", assigneeId: "x" }, "submitted", { problem: "stage_has_handler" }],
    [{ ...standing, stage: "in_triage", status: "under_consideration", isShortlisted: true }, "submitted", { problem: "stage_shortlisted" }],
    [{ ...standing, stage: "screening" }, "in_triage", { problem: "stage_screening" }],
    [{ ...standing, stage: "answer_drafted", status: "under_consideration" }, "in_triage", { problem: "stage_answering" }],
    // Answered before stages were kept apart.
    [{ ...standing, status: "adopted" }, "in_triage", { problem: "stage_answering" }],
    [{ ...standing, status: "withdrawn" }, "in_triage", { problem: "withdrawn" }],
  ] as const)("%j to %s", (from, to, expected) => { expect(moveToStage(from, to)).toEqual(expected); });

  it("leaves what has an answer, or waits for one, whatever else it is", () => {
    for (const stage of caseStages) for (const status of proposalStatuses) for (const to of handStages) {
      const moved = moveToStage({ ...standing, stage, status }, to);
      if ("status" in moved) expect([["received", "under_consideration"].includes(status), handStages.some((each) => each === stage)]).toEqual([true, true]);
    }
  });
});
