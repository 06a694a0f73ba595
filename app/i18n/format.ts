import { dayOf, daysBetween, lastDayOf } from "#app/lib/danish-day.ts";
import type { Locale } from "#db/values.ts";

const tags: Record<Locale, string> = { da: "da-DK", en: "en-GB" };
const timeZone = "Europe/Copenhagen";

function perLocale<T>(make: (tag: string) => T): Record<Locale, T> {
  return { da: make(tags.da), en: make(tags.en) };
}

const dates = perLocale((tag) => new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric", timeZone }));
const shortDates = perLocale((tag) => new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric", timeZone }));
const dateTimes = perLocale((tag) => new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone }));
const times = perLocale((tag) => new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", timeZone }));
const months = perLocale((tag) => new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", timeZone }));
const lists = perLocale((tag) => new Intl.ListFormat(tag));
const numbers = perLocale((tag) => new Intl.NumberFormat(tag));

/** Dates and numbers as people write them, in Danish time. */
export const format = {
  /** 20. august 2017 / 20 August 2017 */
  date: (locale: Locale, date: Date) => dates[locale].format(date),
  shortDate: (locale: Locale, date: Date) => shortDates[locale].format(date),
  dateTime: (locale: Locale, date: Date) => dateTimes[locale].format(date),
  time: (locale: Locale, date: Date) => times[locale].format(date),
  /** a, b og c / a, b and c */
  list: (locale: Locale, things: readonly string[]) => lists[locale].format(things),
  number: (locale: Locale, value: number) => numbers[locale].format(value),
  /** A calendar date such as 2017-08-20, without a time. */
  day: (locale: Locale, day: string) => dates[locale].format(new Date(`${day}T12:00:00Z`)),
  /** A month such as 2017-10. */
  month: (locale: Locale, month: string) => months[locale].format(new Date(`${month}-15T12:00:00Z`)),
  /** The last day of a window that ends at midnight. */
  lastDay: (locale: Locale, end: Date) => dates[locale].format(new Date(end.getTime() - 1)),
  shortLastDay: (locale: Locale, end: Date) => shortDates[locale].format(new Date(end.getTime() - 1)),
};

/** When a window that ends at `end` is open for the last time, to the minute: 23:59 for one that ends at midnight in Denmark, else its end. */
export function lastMinute(end: Date): Date {
  return times.en.format(end) === "00:00" ? new Date(end.getTime() - 60_000) : end;
}

/** Whether two moments are on the same day in Danish time. */
export function isSameDay(one: Date, other: Date): boolean {
  return dayOf(one) === dayOf(other);
}

/** Calendar days in Danish time from now until the last day of a window that ends at `end`: 0 on that day. */
export function daysUntil(now: Date, end: Date): number {
  return Math.max(0, daysBetween(dayOf(now), lastDayOf(end)));
}
