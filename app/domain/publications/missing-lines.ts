import { messages } from "#app/i18n/messages.ts";
import type { Locale } from "#db/values.ts";

/** What a version lacked when it was published, in words. */
export function missingLines(missing: Readonly<Record<string, number>>, locale: Locale): string[] {
  const words: Record<string, (n: number) => string> = messages[locale].publications.missing;
  return Object.entries(missing).map(([key, count]) => words[key]?.(count) ?? key);
}
