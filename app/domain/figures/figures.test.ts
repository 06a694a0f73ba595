import { describe, expect, it } from "vitest";
import { medianOf } from "./median.ts";
import { periodsBetween } from "./periods.ts";

describe("medianOf", () => {
  it.each([
    [[], null, 0], [[[5, 1]], 5, 1], [[[5, 0]], null, 0], [[[9, 1], [1, 1]], 5, 2], [[[1, 2], [10, 1]], 1, 3], [[[10, 3], [2, 1]], 10, 4], [[[1, 2], [4, 2]], 2.5, 4],
  ] satisfies [[number, number][], number | null, number][])("of %j is %j", (entries, value, count) => { expect(medianOf(new Map(entries))).toEqual({ value, count }); });
});

describe("periodsBetween", () => {
  const said = (first: string, last: string) => {
    const { unit, bounds } = periodsBetween(new Date(first), new Date(last));
    return { unit, from: bounds.map((each) => each.from.toISOString()), end: bounds.at(-1)!.until.toISOString() };
  };

  it("are weeks from Monday midnight in Denmark, over the change of the clock too", () => {
    // A Sunday late in the evening in UTC is Monday in Denmark.
    expect(said("2027-03-14T23:30:00Z", "2027-03-29T10:00:00Z")).toEqual({ unit: "week", from: ["2027-03-14T23:00:00.000Z", "2027-03-21T23:00:00.000Z", "2027-03-28T22:00:00.000Z"], end: "2027-04-04T22:00:00.000Z" });
  });

  it("is one where there is one moment", () => { expect(said("2027-03-09T11:00:00Z", "2027-03-09T11:00:00Z")).toMatchObject({ unit: "week", from: ["2027-03-07T23:00:00.000Z"] }); });

  it("are months where weeks are too many, and of very many the last", () => {
    expect(said("2025-01-31T23:30:00Z", "2027-03-09T11:00:00Z")).toMatchObject({ unit: "month", from: expect.objectContaining({ length: 26, 0: "2025-01-31T23:00:00.000Z" }) as string[], end: "2027-03-31T22:00:00.000Z" });
    expect(periodsBetween(new Date("1990-01-01T12:00:00Z"), new Date("2027-03-09T11:00:00Z")).bounds.length).toBe(120);
  });
});
