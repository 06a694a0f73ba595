import { describe, expect, it } from "vitest";
import type { CompletionLevel } from "#db/values.ts";
import { isOverdue, progressOf, type InitiativeProgress } from "./progress.ts";

describe("progressOf", () => {
  const cases: [(CompletionLevel | null)[], InitiativeProgress][] = [
    [[], "unknown"],
    [[null, null], "not_reported"],
    [["complete", "complete"], "complete"],
    [["complete", "complete", null], "substantial"],
    [["complete", null], "substantial"],
    [["substantial", "substantial", "limited"], "substantial"],
    [["complete", null, null], "limited"],
    [["limited", "not_started"], "limited"],
    [["not_started", null], "not_started"],
    [["not_started", "no_evidence"], "no_evidence"],
  ];
  it.each(cases)("%j is %s", (completions, expected) => { expect(progressOf(completions.map((completion) => ({ completion })))).toBe(expected); });
});

describe("isOverdue", () => {
  it("is after the last day, not on it, and never of what is complete or has no last day", () => {
    expect(isOverdue({ endsOn: "2028-03-01", completion: null }, "2028-03-01")).toBe(false);
    expect(isOverdue({ endsOn: "2028-03-01", completion: "substantial" }, "2028-03-02")).toBe(true);
    expect(isOverdue({ endsOn: "2028-03-01", completion: "complete" }, "2028-03-02")).toBe(false);
    expect(isOverdue({ endsOn: null, completion: null }, "2028-03-02")).toBe(false);
  });
});
