import { describe, expect, it } from "vitest";
import { daysUntil, format } from "./format.ts";

const date = new Date("2027-03-09T22:30:00Z");

describe("format", () => {
  it("writes dates and times as people do, in Danish time", () => {
    expect(format.date("da", date)).toBe("9. marts 2027");
    expect(format.date("en", date)).toBe("9 March 2027");
    expect(format.date("da", new Date("2027-03-09T23:00:00Z"))).toBe("10. marts 2027");
    expect(format.shortDate("da", date)).toBe("9. mar. 2027");
    expect(format.time("da", date)).toBe("23.30");
    expect(format.time("en", date)).toBe("23:30");
    expect(format.time("en", new Date("2027-07-09T22:30:00Z"))).toBe("00:30");
    expect(format.dateTime("da", date)).toContain("9. marts 2027");
    expect(format.dateTime("da", date)).toContain("23.30");
  });

  it("writes days and months of a calendar, whatever the clock", () => {
    expect(format.day("da", "2017-08-20")).toBe("20. august 2017");
    expect(format.day("en", "2017-01-01")).toBe("1 January 2017");
    expect(format.month("da", "2017-10")).toBe("oktober 2017");
  });

  it("names the last day of a window that ends at midnight", () => {
    expect(format.lastDay("da", new Date("2027-03-09T23:00:00Z"))).toBe("9. marts 2027");
    expect(format.shortLastDay("en", new Date("2027-03-09T23:00:00Z"))).toBe("9 Mar 2027");
  });

  it("groups numbers as the language does", () => { expect([format.number("da", 1_234_567.5), format.number("en", 1_234_567.5)]).toEqual(["1.234.567,5", "1,234,567.5"]); });
});

// Half past eleven in the evening of 9 March, in Denmark.
it.each([
  ["2027-03-09T23:00:00Z", 0], ["2027-03-09T22:30:00.001Z", 0], ["2027-03-09T23:00:00.001Z", 1], ["2027-03-10T23:00:00Z", 1], ["2027-03-19T23:00:00Z", 10],
  ["2027-03-28T22:00:00Z", 19], ["2027-03-28T22:00:00.001Z", 20], ["2027-03-09T22:30:00Z", 0], ["2020-01-01T00:00:00Z", 0],
])("until the last day of a window that ends at %s there are %d days", (end, days) => { expect(daysUntil(date, new Date(end))).toBe(days); });
