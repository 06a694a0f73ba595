import { describe, expect, it } from "vitest";
import { numberInitiatives } from "./plan-content.ts";

describe("numberInitiatives", () => {
  const of = (theme: number, sequence: number, number: string | null = null) => ({ theme, sequence, number });

  it("counts within each theme, in the order that the drafts have", () => {
    expect(numberInitiatives([of(2, 1), of(1, 4), of(1, 2), of(2, 3)]).map((each) => [each.theme, each.sequence, each.number])).toEqual([[1, 2, "1.1"], [1, 4, "1.2"], [2, 1, "2.1"], [2, 3, "2.2"]]);
  });

  it("leaves a number that was published, and gives it to no other", () => {
    expect(numberInitiatives([of(1, 1), of(1, 2, "1.1"), of(1, 3), of(1, 4, "1.3")]).map((each) => each.number)).toEqual(["1.2", "1.1", "1.4", "1.3"]);
  });
});
