import { gapWords } from "#app/i18n/gap-words.ts";
import { hasGaps, withGaps } from "#app/lib/gap-marks.ts";
import type { Locale } from "#db/values.ts";

// What somebody is writing keeps its marks (fields); in names of things, titles and attributes are words alone. React
// escapes ">" in attributes, so a tag ends at the first one.
const stretches = /<textarea\b[\s\S]*?<\/textarea>|<input\b[^>]*>|<title>[\s\S]*?<\/title>|<script\b[\s\S]*?<\/script>|<[^>]*>|█\d+[coaup]█/g;

/**
 * A page in which a passage was left out of a text, wherever that text is shown: words stand in its place, marked in what is
 * read. It is done where pages leave, so that no list, title or quotation can be forgotten (docs/decisions/0033).
 */
export function withReadableGaps(html: string, locale: Locale): string {
  if (!hasGaps(html)) return html;
  return html.replace(stretches, (found) => {
    if (found.startsWith("<textarea") || found.startsWith("<input") || found.startsWith("<script")) return found;
    const words = withGaps(found, gapWords[locale]);
    return found.startsWith("<") ? words : `<span class="sp-gap" lang="${locale}">${words}</span>`;
  });
}
