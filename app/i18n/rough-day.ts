import type { Locale } from "#db/values.ts";
import { format } from "./format.ts";
import { messages } from "./messages.ts";

/** A date as precise as its source has it: a day, a month, a season, or its own words. */
export function roughDay(locale: Locale, date: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return format.day(locale, date);
  if (/^\d{4}-\d{2}$/.test(date)) return format.month(locale, date);
  return /^\d{4}-summer$/.test(date) ? messages[locale].initiatives.summer(date.slice(0, 4)) : date;
}
