import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { outcomes } from "#db/values.ts";
import { answerInput, answerLimits, draftInput, findMissing } from "./schema.ts";

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

  it("has no hole of a template in it", () => {
    expect(errorsOf(answerInput, { ...answer, reason: "Det er taget med i {{initiative}}.", summary: "I {{ plan }}" })).toEqual({ reason: "placeholder_left", summary: "placeholder_left" });
    expect(errorsOf(answerInput, { ...answer, reason: "Skriv {{7*7}} i feltet." })).toEqual({});
  });

  it.each([["a whole answer", {}, null], ["a hole", { outcome: "forwarded", reason: "{{initiative}}" }, "placeholder_left"], ["no receiver", { outcome: "forwarded" }, "forwarded_missing"], ["no other proposal", { outcome: "merged" }, "merged_missing"], ["no reason", { outcome: "not_adopted", reason: "" }, "incomplete"]] as const)("says what is missing: %s", (_, change, expected) => {
    expect(findMissing(draftInput.parse({ ...answer, forwardedTo: "", mergedInto: "", ...change }))).toBe(expected);
  });

  it.each([["reason", answerLimits.reason], ["elementsAdopted", answerLimits.elements], ["elementsNotAdopted", answerLimits.elements], ["forwardedTo", answerLimits.forwardedTo], ["summary", answerLimits.summary], ["correction", answerLimits.correction]] as const)("has a %s of at most %d characters", (field, limit) => {
    expect(errorsOf(answerInput, { ...answer, [field]: "å".repeat(limit) })).toEqual({});
    expect(errorsOf(answerInput, { ...answer, [field]: "å".repeat(limit + 1) })).toEqual({ [field]: "too_long" });
  });

  it("needs an outcome that there is, and a version", () => {
    expect(errorsOf(answerInput, { ...answer, outcome: "maybe" })).toMatchObject({ outcome: "outcome_missing" });
    for (const version of ["", "0", "x", "1.5", undefined]) expect(errorsOf(answerInput, { ...answer, version }), version).toHaveProperty("version");
  });
});


describe("an answer in the making", () => {
  it("may lack everything, and keeps what is there", () => {
    expect(draftInput.parse({ version: "2" })).toEqual({ version: 2, outcome: null, summary: "", reason: "", reasonCodes: [], elementsAdopted: "", elementsNotAdopted: "", mergedInto: "", forwardedTo: "", landedIn: "", authority: "", authorityRole: "", correction: "", language: undefined });
    expect(draftInput.parse({ version: 1, outcome: "nonsense", reasonCodes: ["cost", "nonsense", "law", "cost"], language: "en" })).toMatchObject({ outcome: null, reasonCodes: ["law", "cost"], language: "en" });
    expect(draftInput.parse({ version: 1, reasonCodes: "other" })).toMatchObject({ reasonCodes: ["other"] });
  });

  it("still fits into its fields", () => { expect(errorsOf(draftInput, { version: 1, reason: "å".repeat(answerLimits.reason + 1) })).toEqual({ reason: "too_long" }); });
});
