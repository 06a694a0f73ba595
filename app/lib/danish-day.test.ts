import { describe, expect, it } from "vitest";
import { addDays, dayOf, daysBetween, daysFromTo, startOfDay, windowDays } from "./danish-day.ts";

describe("a day in Denmark", () => {
  it.each([
    ["in winter", "2027-01-15", "2027-01-14T23:00:00.000Z"],
    ["in summer", "2027-07-15", "2027-07-14T22:00:00.000Z"],
    ["on which the clock goes forward", "2027-03-28", "2027-03-27T23:00:00.000Z"],
    ["after it went forward", "2027-03-29", "2027-03-28T22:00:00.000Z"],
    ["on which the clock goes back", "2027-10-31", "2027-10-30T22:00:00.000Z"],
    ["after it went back", "2027-11-01", "2027-10-31T23:00:00.000Z"],
    ["in a leap year", "2028-02-29", "2028-02-28T23:00:00.000Z"],
  ])("%s begins at midnight", (_, day, at) => {
    expect(startOfDay(day)?.toISOString()).toBe(at);
    expect(dayOf(new Date(at))).toBe(day);
  });

  it.each(["2027-02-30", "2027-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "0001-01-01", "28.03.2027", "2027-3-28", "", "2027-03-28T10:00", "i morgen"])("is not %j", (day) => { expect(startOfDay(day)).toBeNull(); });

  it("has days before and after it across the clock change, months and years", () => {
    expect(addDays("2027-03-27", 2)).toBe("2027-03-29");
    expect(addDays("2027-10-30", 2)).toBe("2027-11-01");
    expect(addDays("2028-01-01", -1)).toBe("2027-12-31");
    expect(daysBetween("2027-03-01", "2027-04-01")).toBe(31);
    expect(daysBetween("2027-10-01", "2027-11-01")).toBe(31);
    expect(daysBetween("2027-03-29", "2027-03-28")).toBe(-1);
  });
});

describe("a window", () => {
  it.each([
    ["one day", "2027-03-08T23:00:00Z", "2027-03-09T23:00:00Z", 1],
    ["four weeks over the change of the clock in spring", "2027-03-14T23:00:00Z", "2027-04-11T22:00:00Z", 28],
    ["from noon to noon touches both days", "2027-03-09T11:00:00Z", "2027-03-10T11:00:00Z", 2],
  ])("%s", (_, from, until, days) => { expect(windowDays(new Date(from), new Date(until))).toBe(days); });

  it("counts both ends of two dates", () => { expect(daysFromTo("2017-06-23", "2017-08-20")).toBe(59); });
});
