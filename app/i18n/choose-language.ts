import type { Locale } from "#db/values.ts";

/** The cookie that remembers the language last read in. */
export const languageCookie = "samplan_language";

/** The language for a visitor: the one remembered, else the first of Accept-Language that there is, else Danish. */
export function chooseLanguage(cookie: string | null, accepted: string | null): Locale {
  const remembered = new RegExp(`(?:^|;\\s*)${languageCookie}=(da|en)(?:;|$)`).exec(cookie ?? "")?.[1];
  if (remembered) return remembered as Locale;
  const wanted = (accepted ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
    return { tag, quality: quality === undefined ? 1 : Number(quality) };
  }).filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (/^(da|nb|nn|no|sv)\b/.test(tag)) return "da";
    if (/^en\b/.test(tag)) return "en";
  }
  return "da";
}
