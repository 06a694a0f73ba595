import type { HideReason, Locale } from "#db/values.ts";
import { words as danish } from "./da/words.ts";
import { words as english } from "./en/words.ts";

/** What stands where a passage was left out of a text. */
export const gapWords: Record<Locale, (reason: HideReason) => string> = {
  da: (reason) => `[udeladt: ${danish.hideReasons[reason]}]`,
  en: (reason) => `[left out: ${english.hideReasons[reason]}]`,
};
