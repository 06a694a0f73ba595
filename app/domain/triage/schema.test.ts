import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { hideReasons } from "#db/values.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { hideInput, shortlistInput } from "./schema.ts";

function errorsOf(schema: z.ZodType, input: unknown) {
  const result = schema.safeParse(input);
  return result.success ? {} : fieldErrorsOf(result.error);
}

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
