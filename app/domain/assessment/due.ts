import { TZDate } from "@date-fns/tz";
import { addDays, dayOf, endOfDay } from "#app/lib/danish-day.ts";

const timeZone = "Europe/Copenhagen";

/** The end of the day that is so many days after `now`, in Danish time: all that is asked for on one day is due at the same moment. */
export function endOfDayIn(now: Date, days: number): Date {
  return endOfDay(addDays(dayOf(now), days))!;
}

/** Eight in the morning so many days before the last day. */
export function morningBefore(end: Date, days: number): Date {
  const local = new TZDate(end.getTime() - 1, timeZone);
  return new Date(new TZDate(local.getFullYear(), local.getMonth(), local.getDate() - days, 8, 0, 0, 0, timeZone).getTime());
}
