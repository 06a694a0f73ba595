import { describe, expect, it } from "vitest";
import { caseStages, proposalStatuses } from "#db/values.ts";
import { differencesBetween, isAssessable, mayAssess, seesScores, stageAfter } from "./policy.ts";

describe("a case is assessed", () => {
  it.each(proposalStatuses)("while it waits for an answer, with the status %s", (status) => {
    expect(isAssessable({ status, stage: "in_triage", isHidden: false })).toBe(status === "received" || status === "under_consideration");
  });
  it("until its answer is published, and not while its text is hidden", () => {
    expect(caseStages.filter((stage) => isAssessable({ status: "received", stage, isHidden: false }))).toEqual(caseStages.filter((stage) => stage !== "published"));
    expect(isAssessable({ status: "received", stage: "submitted", isHidden: true })).toBe(false);
  });
});

describe("differences", () => {
  it.each([
    ["one assessor", [{ a: 0, b: 3 }], []],
    ["one step", [{ a: 1 }, { a: 2 }], []],
    ["two steps", [{ a: 1, b: 2 }, { a: 3, b: 2 }], ["a"]],
    ["three assessors, the first and the last far apart", [{ a: 0 }, { a: 1 }, { a: 2 }], ["a"]],
    ["a criterion that only one has", [{ a: 0 }, { b: 3 }], []],
  ] as const)("of %s", (_, scores, expected) => { expect(differencesBetween(scores)).toEqual(expected); });
});

it("shows what others found to who has submitted, and to who was not asked when all have", () => {
  const sees = (mine: "draft" | "submitted" | null, submitted: number, mayDecide = true) => seesScores({ mayDecide, mine, submitted, needed: 2 });
  expect([sees("draft", 2), sees("submitted", 1), sees(null, 1), sees(null, 2)]).toEqual([false, true, false, true]);
  expect([sees("submitted", 2, false), sees(null, 2, false)]).toEqual([false, false]);
});

it("lets others than those who are asked assess while assessors are missing", () => {
  expect([mayAssess({ mine: null, submitted: 1, needed: 2 }), mayAssess({ mine: null, submitted: 2, needed: 2 }), mayAssess({ mine: "submitted", submitted: 2, needed: 2 })]).toEqual([true, false, true]);
});

it("moves the stage on when all have submitted and back when one is missing, and never an answer in the making", () => {
  const after = (stage: (typeof caseStages)[number], submitted: number) => stageAfter(stage, { submitted, needed: 2 });
  expect([after("submitted", 1), after("submitted", 2), after("in_triage", 3), after("assessed", 1)]).toEqual(["submitted", "assessed", "assessed", "in_triage"]);
  for (const stage of ["screening", "answer_drafted", "answer_approved", "published"] as const) expect([after(stage, 0), after(stage, 2)]).toEqual([stage, stage]);
});
