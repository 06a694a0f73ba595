import { format } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/messages.ts";
import type { Locale } from "#db/values.ts";
import type { Fact } from "./requirement.ts";

/** What was found, as a sentence. */
export function factWords(m: Messages, locale: Locale, { key, count, of, day, until }: Fact): string {
  const number = (value: number | undefined) => (value === undefined ? "" : format.number(locale, value));
  const date = (value: string | undefined) => (value === undefined ? "" : format.day(locale, value));
  return m.compliance.facts[key]({ count: number(count), of: number(of), day: date(day), until: date(until) });
}
