import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { hideReasons, outcomes } from "#db/values.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { answerInput, hideInput, shortlistInput, triageLimits } from "./schema.ts";

function errorsOf(schema: z.ZodType, input: unknown) {
  const result = schema.safeParse(input);
  return result.success ? {} : fieldErrorsOf(result.error);
}

const answer = { outcome: "not_adopted", reason: "Fordi", elementsAdopted: "", elementsNotAdopted: "", mergedInto: "PA-C-0001", forwardedTo: "Statistik", version: "3" };

describe("an answer", () => {
  it.each(outcomes)("%s needs a reason unless all was adopted", (outcome) => {
    expect(errorsOf(answerInput, { ...answer, outcome, reason: " \n" })).toEqual(outcome === "adopted" ? {} : { reason: "reason_missing" });
    expect(errorsOf(answerInput, { ...answer, outcome })).toEqual({});
  });

  it("that merges names the other proposal, one that forwards the receiver", () => {
    expect(errorsOf(answerInput, { ...answer, outcome: "merged", mergedInto: " " })).toEqual({ mergedInto: "merged_missing" });
    expect(errorsOf(answerInput, { ...answer, outcome: "forwarded", forwardedTo: "" })).toEqual({ forwardedTo: "forwarded_missing" });
    expect(answerInput.parse({ ...answer, mergedInto: " pa-c-0001 " })).toMatchObject({ mergedInto: "PA-C-0001", version: 3 });
  });

  it.each([["reason", triageLimits.reason], ["elementsAdopted", triageLimits.elements], ["elementsNotAdopted", triageLimits.elements], ["forwardedTo", triageLimits.forwardedTo]] as const)("has a %s of at most %d characters", (field, limit) => {
    expect(errorsOf(answerInput, { ...answer, [field]: "å".repeat(limit) })).toEqual({});
    expect(errorsOf(answerInput, { ...answer, [field]: "å".repeat(limit + 1) })).toEqual({ [field]: "too_long" });
  });

  it("needs an outcome that there is, and a version", () => {
    expect(errorsOf(answerInput, { ...answer, outcome: "maybe" })).toMatchObject({ outcome: "outcome_missing" });
    for (const version of ["", "0", "x", "1.5", undefined]) expect(errorsOf(answerInput, { ...answer, version }), version).toHaveProperty("version");
  });
});

describe("hiding", () => {
  it.each(hideReasons)("for %s needs a note of at most 500 characters", (reason) => {
    expect(errorsOf(hideInput, { reason, note: "x".repeat(500), version: "1" })).toEqual({});
    expect(errorsOf(hideInput, { reason, note: "x".repeat(501), version: "1" })).toEqual({ note: "too_long" });
    expect(errorsOf(hideInput, { reason, note: " ", version: "1" })).toEqual({ note: "hide_note_missing" });
  });
  it("needs one of the reasons", () => { expect(errorsOf(hideInput, { reason: "dislike", note: "x", version: "1" })).toEqual({ reason: "hide_reason_missing" }); });
});

describe("shortlisting", () => {
  const input = { initiative: "PA-I-01", title: "", summary: "", degree: "full", passage: "" };
  it.each([
    ["into a draft that is there", input, {}],
    ["into a new one", { ...input, initiative: "new", title: "T" }, {}],
    ["into a new one without a title", { ...input, initiative: "new" }, { title: "initiative_title_missing" }],
    ["into none", { ...input, initiative: "" }, { initiative: "initiative_missing" }],
    ["without a degree", { ...input, degree: "" }, { degree: "degree_missing" }],
    ["with a title beyond the limit", { ...input, title: "x".repeat(161) }, { title: "too_long" }],
    ["with a summary beyond the limit", { ...input, summary: "x".repeat(1001) }, { summary: "too_long" }],
    ["with a passage beyond the limit", { ...input, passage: "x".repeat(2001) }, { passage: "too_long" }],
  ])("%s", (_, value, errors) => { expect(errorsOf(shortlistInput, value)).toEqual(errors); });
});
