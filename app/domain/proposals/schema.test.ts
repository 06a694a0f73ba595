import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { draftInput, draftNoteInput, draftNoteLimit, proposalInput, proposalLimits, releaseRequestInput, savingPage } from "./schema.ts";

const whole = { theme: "open-data", title: "T", problem: "P", change: "C", effect: "E", language: "da", ogpValues: [] as string[], policyAreas: [] as string[] };
function errorsOf(input: unknown) {
  const result = proposalInput.safeParse(input);
  return result.success ? {} : fieldErrorsOf(result.error);
}

describe("a proposal", () => {
  it("is complete with all its fields", () => { expect(proposalInput.parse(whole)).toEqual(whole); });

  it.each(Object.entries(proposalLimits))("has a %s of at most %d characters, as people count them", (field, limit) => {
    expect(errorsOf({ ...whole, [field]: "😀".repeat(limit) })).toEqual({});
    expect(errorsOf({ ...whole, [field]: ` ${"å".repeat(limit)}\r\n` })).toEqual({});
    expect(errorsOf({ ...whole, [field]: "a".repeat(limit + 1) })).toEqual({ [field]: "too_long" });
  });

  it.each(Object.keys(proposalLimits))("is not complete without a %s", (field) => {
    for (const nothing of ["", "  \n ", "\u0000", undefined, 5, ["a"]]) expect(errorsOf({ ...whole, [field]: nothing })).toEqual({ [field]: `${field}_missing` });
  });

  it("says all that is missing at once", () => {
    expect(errorsOf({ theme: "", title: "", problem: "", change: "", effect: "", language: "da" })).toEqual({ theme: "theme_missing", title: "title_missing", problem: "problem_missing", change: "change_missing", effect: "effect_missing" });
  });

  it("keeps lines and paragraphs of a text, and none of a title", () => {
    expect(proposalInput.parse({ ...whole, title: " A \r\n B ", problem: "1\r\n\r\n\r\n\r\n2\u0007" })).toMatchObject({ title: "A B", problem: "1\n\n2" });
  });
});

describe("a draft", () => {
  it("takes anything as it was typed", () => {
    expect(draftInput.parse({ title: "  T ", problem: "\r\n", theme: 5, language: "xx" })).toEqual({ theme: "", title: "  T ", problem: "\r\n", change: "", effect: "", language: "da", ogpValues: [], policyAreas: [], speaksFor: undefined });
  });
  it("is in one of the languages that there are", () => {
    for (const language of ["ar", "kl", "und"]) expect(draftInput.parse({ language }).language).toBe(language);
    for (const language of ["fr-FR", "", "DA", 5, ["da"], undefined, '"><script>']) expect(draftInput.parse({ language }).language).toBe("da");
  });
  it("has the tags that were ticked, each once and in the order of the list, and no others", () => {
    expect(draftInput.parse({ ogpValues: "participation", policyAreas: ["justice", "anti_corruption", "justice", "x", "<b>"] })).toMatchObject({ ogpValues: ["participation"], policyAreas: ["anti_corruption", "justice"] });
    for (const nothing of ["", "x", 5, null, undefined, {}]) expect(draftInput.parse({ ogpValues: nothing, policyAreas: nothing })).toMatchObject({ ogpValues: [], policyAreas: [] });
  });
  it("is cut at a size that no honest text reaches", () => {
    const { title, problem } = draftInput.parse({ title: "x".repeat(5000), problem: "x".repeat(100_000) });
    expect([title.length, problem.length]).toEqual([2000, 60_000]);
  });
});

describe("the page that saves a draft", () => {
  it("is known by its version and its name, where they are such", () => {
    const name = "0190b1e0-0000-7000-8000-000000000000";
    expect(savingPage({ version: "3", page: name })).toEqual({ version: 3, name });
    for (const version of ["", "0", "-1", "1.5", "x", undefined, ["1", "2"]]) expect(savingPage({ version, page: "x" })).toEqual({ version: null, name: "" });
  });
});

describe("a note on a shared draft", () => {
  it("may be empty with a request, and must say something otherwise", () => {
    expect(releaseRequestInput.parse({ note: "  " })).toEqual({ note: "" });
    expect(draftNoteInput.safeParse({ note: " \n" }).error?.issues[0]?.message).toBe("note_missing");
    expect(draftNoteInput.parse({ note: " Ret titlen " })).toEqual({ note: "Ret titlen" });
  });
  it("has a limit, as people count", () => {
    expect(draftNoteInput.safeParse({ note: "😀".repeat(draftNoteLimit) }).success).toBe(true);
    expect(releaseRequestInput.safeParse({ note: "x".repeat(draftNoteLimit + 1) }).error?.issues[0]?.message).toBe("too_long");
  });
});
