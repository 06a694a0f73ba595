import { TZDate } from "@date-fns/tz";

const day = 86_400_000;

/** The number of a calendar day in Denmark, so that days can be subtracted across a change of the clock. */
function dayNumber(moment: Date): number {
  const here = new TZDate(moment, "Europe/Copenhagen");
  return Date.UTC(here.getFullYear(), here.getMonth(), here.getDate()) / day;
}

/** How many calendar days in Denmark a window touches, the first and the last counted. `until` is not in it. */
export function windowDays(from: Date, until: Date): number {
  return dayNumber(new Date(until.getTime() - 1)) - dayNumber(from) + 1;
}

/** The same of two dates such as 2017-06-23, both of which are in it. */
export function daysFromTo(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day) + 1;
}
