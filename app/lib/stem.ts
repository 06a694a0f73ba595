import snowball from "snowball-stemmers";

const danish = snowball.newStemmer("danish");
const english = snowball.newStemmer("english");

/** Nobody writes a longer beginning of a word, and PostgreSQL refuses words of more than 2,046 bytes in a query. */
const longestStem = 100;

/**
 * Words written in ASCII letters, so that å and aa, æ and ae, ø and oe meet; other accents are dropped, and so are the
 * brackets and spaces that NFKD makes of letters such as ⑴ and ﷺ: what is left can stand in a query of either database.
 */
function fold(text: string): string {
  const plain = text.toLowerCase().replace(/å/g, "aa").replace(/æ|ä/g, "ae").replace(/ø|ö/g, "oe").normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
  return plain.length > longestStem ? Array.from(plain).slice(0, longestStem).join("") : plain;
}

/** The words of a text: letters and digits, in lower case. */
function words(text: string): string[] {
  return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The stems of words met before: few words make most of all texts, and stemming one takes as long as finding a hundred here. */
const known = new Map<string, string>();
const mostKnown = 20_000;

/** The stems of a text for the search index. Danish and English are both applied: people search in either. */
export function stemText(text: string): string {
  return words(text).map((word) => {
    let stems = known.get(word);
    if (stems !== undefined) return stems;
    const inDanish = fold(danish.stem(word));
    const inEnglish = fold(english.stem(word));
    stems = inEnglish === inDanish ? inDanish : `${inDanish} ${inEnglish}`;
    if (known.size >= mostKnown) known.clear();
    if (word.length <= longestStem) known.set(word, stems);
    return stems;
  }).join(" ");
}

/** What to look for: the shorter stem of each word, at most `max` words. It matches as the beginning of a word. */
export function stemQuery(text: string, max = 8): string[] {
  return words(text).slice(0, max).map((word) => {
    const inDanish = fold(danish.stem(word));
    const inEnglish = fold(english.stem(word));
    return inDanish.startsWith(inEnglish) ? inEnglish : inDanish;
  }).filter((stem) => stem !== "");
}
