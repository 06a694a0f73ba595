import { expect, it } from "vitest";
import { daysFromTo, windowDays } from "./window-days.ts";

it.each([
  ["one day", "2027-03-08T23:00:00Z", "2027-03-09T23:00:00Z", 1],
  ["four weeks over the change of the clock in spring", "2027-03-14T23:00:00Z", "2027-04-11T22:00:00Z", 28],
  ["from noon to noon touches both days", "2027-03-09T11:00:00Z", "2027-03-10T11:00:00Z", 2],
])("%s", (_, from, until, days) => { expect(windowDays(new Date(from), new Date(until))).toBe(days); });

it("counts both ends of two dates", () => { expect(daysFromTo("2017-06-23", "2017-08-20")).toBe(59); });
