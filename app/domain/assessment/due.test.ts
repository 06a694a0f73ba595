import { expect, it } from "vitest";
import { endOfDay, lastDayOf } from "#app/lib/danish-day.ts";
import { endOfDayIn, morningBefore } from "./due.ts";

it("ends the day at midnight in Denmark, also where the clocks are moved", () => {
  expect(endOfDayIn(new Date("2027-03-09T11:00:00Z"), 14).toISOString()).toBe("2027-03-23T23:00:00.000Z");
  // Summer time begins on 28 March 2027.
  expect(endOfDayIn(new Date("2027-03-27T23:30:00Z"), 0).toISOString()).toBe("2027-03-28T22:00:00.000Z");
});

it("reads the days of a date field, and no others", () => {
  expect(endOfDay("2027-12-31")?.toISOString()).toBe("2027-12-31T23:00:00.000Z");
  expect(["", "2027-02-30", "2027-13-01", "31-12-2027", "2027-1-1"].map(endOfDay)).toEqual([null, null, null, null, null]);
  expect(lastDayOf(endOfDay("2028-02-29")!)).toBe("2028-02-29");
});

it("finds the morning of the day before", () => {
  expect(morningBefore(endOfDay("2027-03-10")!, 1).toISOString()).toBe("2027-03-09T07:00:00.000Z");
});
