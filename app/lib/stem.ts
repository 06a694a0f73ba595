import snowball from "snowball-stemmers";

const danish = snowball.newStemmer("danish");
const english = snowball.newStemmer("english");

/** Words written in ASCII letters, so that å and aa, æ and ae, ø and oe meet; other accents are dropped. */
function fold(text: string): string {
  return text.toLowerCase().replace(/å/g, "aa").replace(/æ|ä/g, "ae").replace(/ø|ö/g, "oe").normalize("NFKD").replace(/\p{M}/gu, "");
}

/** The words of a text: letters and digits, in lower case. */
function words(text: string): string[] {
  return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The stems of a text for the search index. Danish and English are both applied: people search in either. */
export function stemText(text: string): string {
  const stems: string[] = [];
  for (const word of words(text)) {
    const inDanish = fold(danish.stem(word));
    const inEnglish = fold(english.stem(word));
    stems.push(inDanish);
    if (inEnglish !== inDanish) stems.push(inEnglish);
  }
  return stems.join(" ");
}

/** What to look for: the shorter stem of each word, at most `max` words. It matches as the beginning of a word. */
export function stemQuery(text: string, max = 8): string[] {
  return words(text).slice(0, max).map((word) => {
    const inDanish = fold(danish.stem(word));
    const inEnglish = fold(english.stem(word));
    return inDanish.startsWith(inEnglish) ? inEnglish : inDanish;
  });
}
