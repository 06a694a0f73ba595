import { describe, expect, it } from "vitest";
import { lastDigestAt, nextDigestAt } from "./digest-time.ts";

const at = (text: string) => new Date(text);

describe("digests are made at seven in Danish time", () => {
  it.each([
    ["in winter", "2027-03-09T06:00:00Z", "2027-03-09T06:00:00Z", "2027-03-10T06:00:00Z"],
    ["a moment before seven", "2027-03-09T05:59:59.999Z", "2027-03-08T06:00:00Z", "2027-03-09T06:00:00Z"],
    ["in summer", "2027-07-01T05:00:00Z", "2027-07-01T05:00:00Z", "2027-07-02T05:00:00Z"],
    // The clocks go forward on 28 March 2027 and back on 31 October.
    ["on the evening before the clocks go forward", "2027-03-27T22:00:00Z", "2027-03-27T06:00:00Z", "2027-03-28T05:00:00Z"],
    ["on the day that has 23 hours", "2027-03-28T05:00:00Z", "2027-03-28T05:00:00Z", "2027-03-29T05:00:00Z"],
    ["on the evening before the clocks go back", "2027-10-30T22:30:00Z", "2027-10-30T05:00:00Z", "2027-10-31T06:00:00Z"],
    ["in the hour that there is twice", "2027-10-31T00:30:00Z", "2027-10-30T05:00:00Z", "2027-10-31T06:00:00Z"],
    ["on the day that has 25 hours, at six", "2027-10-31T05:00:00Z", "2027-10-30T05:00:00Z", "2027-10-31T06:00:00Z"],
    ["after midnight in Denmark, still yesterday in UTC", "2027-12-31T23:30:00Z", "2027-12-31T06:00:00Z", "2028-01-01T06:00:00Z"],
  ])("%s", (_, now, last, next) => {
    expect(lastDigestAt("daily", at(now))).toEqual(at(last));
    expect(nextDigestAt("daily", at(now))).toEqual(at(next));
  });

  it.each([
    ["on a Tuesday", "2027-03-09T11:00:00Z", "2027-03-08T06:00:00Z", "2027-03-15T06:00:00Z"],
    ["on a Monday before seven", "2027-03-08T05:59:00Z", "2027-03-01T06:00:00Z", "2027-03-08T06:00:00Z"],
    ["on a Monday at seven", "2027-03-08T06:00:00Z", "2027-03-08T06:00:00Z", "2027-03-15T06:00:00Z"],
    ["in the week in which the clocks go forward", "2027-03-28T12:00:00Z", "2027-03-22T06:00:00Z", "2027-03-29T05:00:00Z"],
    ["in the week in which the clocks go back", "2027-10-31T12:00:00Z", "2027-10-25T05:00:00Z", "2027-11-01T06:00:00Z"],
  ])("and those of a week on Mondays: %s", (_, now, last, next) => {
    expect(lastDigestAt("weekly", at(now))).toEqual(at(last));
    expect(nextDigestAt("weekly", at(now))).toEqual(at(next));
  });
});
