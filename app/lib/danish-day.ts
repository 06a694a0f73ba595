import { TZDate } from "@date-fns/tz";

const timeZone = "Europe/Copenhagen";
const isoDays = new Intl.DateTimeFormat("sv-SE", { timeZone });

/** The moment at which a day of the calendar such as 2027-03-28 begins in Denmark; null for what is no day. */
export function startOfDay(day: string): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year) return null;
  const start = new TZDate(Number(year), Number(month) - 1, Number(date), timeZone);
  // 30 February is a day in March to the calendar of the computer, and the year 0001 is 1901.
  if (start.getFullYear() !== Number(year) || start.getMonth() !== Number(month) - 1 || start.getDate() !== Number(date)) return null;
  return new Date(start.getTime());
}

/** The day in Denmark that a moment is on: 2027-03-28. */
export function dayOf(moment: Date): string {
  return isoDays.format(moment);
}

/** The hour of the day in Denmark that a moment is in, from 0 to 23. */
export function hourOf(moment: Date): number {
  return new TZDate(moment.getTime(), timeZone).getHours();
}

/** The day so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many days of the calendar lie between two days: whatever the clock change does, midnight to midnight is one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** How many days there are from one to another, both counted. */
export function daysFromTo(from: string, to: string): number {
  return daysBetween(from, to) + 1;
}

/** The last day of a window that ends at `until`, which is not in it. */
export function lastDayOf(until: Date): string {
  return dayOf(new Date(until.getTime() - 1));
}

/** How many days of the calendar a window touches, the first and the last counted. `until` is not in it. */
export function windowDays(from: Date, until: Date): number {
  return daysFromTo(dayOf(from), lastDayOf(until));
}

/** The moment at which a day such as 2027-03-28 ends in Denmark; null for what is no day. */
export function endOfDay(day: string): Date | null {
  return startOfDay(day) && startOfDay(addDays(day, 1));
}
