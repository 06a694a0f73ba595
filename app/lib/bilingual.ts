import type { Bilingual, Locale } from "#db/values.ts";

/** A text with the language it is in, for the `lang` attribute. */
export type Worded = { text: string; lang: Locale };

/** The text in the reader's language, or in the other one when it is missing. */
export function inLocale(text: Bilingual, locale: Locale): Worded {
  if (text[locale]) return { text: text[locale], lang: locale };
  const other = locale === "da" ? "en" : "da";
  return { text: text[other], lang: other };
}
