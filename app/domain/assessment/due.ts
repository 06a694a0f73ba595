import { TZDate } from "@date-fns/tz";

const timeZone = "Europe/Copenhagen";

/** The end of the day that is so many days after `now`, in Danish time: all that is asked for on one day is due at the same moment. */
export function endOfDayIn(now: Date, days: number): Date {
  const local = new TZDate(now.getTime(), timeZone);
  return midnightAfter(local.getFullYear(), local.getMonth(), local.getDate() + days);
}

/** The end of a calendar day such as 2027-03-09 in Danish time, or null where there is no such day. */
export function endOfDay(day: string): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return null;
  const there = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(there.getTime()) || there.toISOString().slice(0, 10) !== day) return null;
  return midnightAfter(Number(year), Number(month) - 1, Number(date));
}

/** The last day before such a moment, as a date field holds it. */
export function dayBefore(end: Date): string {
  const local = new TZDate(end.getTime() - 1, timeZone);
  return [local.getFullYear(), local.getMonth() + 1, local.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Eight in the morning so many days before the last day. */
export function morningBefore(end: Date, days: number): Date {
  const local = new TZDate(end.getTime() - 1, timeZone);
  return new Date(new TZDate(local.getFullYear(), local.getMonth(), local.getDate() - days, 8, 0, 0, 0, timeZone).getTime());
}

function midnightAfter(year: number, month: number, date: number): Date {
  return new Date(new TZDate(year, month, date + 1, 0, 0, 0, 0, timeZone).getTime());
}
