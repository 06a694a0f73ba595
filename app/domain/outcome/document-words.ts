import { gapWords } from "#app/i18n/gap-words.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { withGaps } from "#app/lib/gap-marks.ts";
import type { Bilingual, Locale } from "#db/values.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Line, Span } from "../documents/document.ts";
import type { OutcomeContent } from "./content.ts";

/** What each part of the document is told with. */
export type Telling = { m: Messages; words: Messages["outcome"]["document"]; locale: Locale; content: OutcomeContent };

/** A text that somebody wrote, with its language where it is not the document's, and words where a passage was left out. */
export function written({ locale }: Telling, text: string, language: string): Span {
  const shown = withGaps(text, gapWords[locale]);
  return language === locale || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) || language === "und" ? { text: shown } : { text: shown, lang: language };
}

/** A text that is there in both languages, or, where the document's is missing, in the other one, marked. */
export function bilingual({ locale }: Telling, text: Bilingual): Span {
  const { text: shown, lang } = inLocale(text, locale);
  return lang === locale ? { text: shown } : { text: shown, lang };
}

/** The paragraphs of a text that somebody wrote, a line each. */
export function paragraphs(telling: Telling, text: string, language: string): Line[] {
  return text.split(/\n+/).map((each) => each.trim()).filter(Boolean).map((each) => [written(telling, each, language)]);
}
