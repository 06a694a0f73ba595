import { inLocale } from "#app/lib/bilingual.ts";
import type { Bilingual, Locale } from "#db/values.ts";
import type { Block, Span } from "../documents/document.ts";

/** A text in the language of the document, or in the other one, marked as that. */
export function worded(text: Bilingual, locale: Locale): Span {
  const { text: words, lang } = inLocale(text, locale);
  return { text: words, ...(lang !== locale && { lang }) };
}

/** The paragraphs of a text, which blank lines part; lines that begin with a hyphen or an asterisk are a list. Nothing for an empty text. */
export function paragraphsOf(text: Bilingual, locale: Locale): Block[] {
  const { text: words, ...rest } = worded(text, locale);
  return words.split(/\n\s*\n/).map((part) => part.trim()).filter((part) => part !== "").map((part): Block => {
    const lines = part.split("\n").map((line) => line.trim());
    if (lines.every((line) => /^[-*•]\s+/.test(line))) return { kind: "list", ordered: false, items: lines.map((line) => [{ text: line.replace(/^[-*•]\s+/, ""), ...rest }]) };
    return { kind: "paragraph", line: [{ text: lines.join("\n"), ...rest }] };
  });
}
