/** A word of a title that is compared, as the index of one database finds it. */
export type Word = { term: string; /** How many proposals hold it, up to a bound. */ holders: number };

/** A word with the entries of proposals that hold it in their title, and in their title or text. */
export type FoundWord = Word & { inTitle: readonly number[]; inText: readonly number[] };

/** Only so many words are looked for, and only so many entries are looked at: the rest would cost more than it tells. */
const mostWords = 5;
const mostEntries = 1000;

/** The words that say most of what a text is about: the rarest that somebody used before. Words that `bound` proposals or more hold say too little. */
export function tellingWords(words: readonly Word[], bound: number): Word[] {
  const telling: Word[] = [];
  let entries = 0;
  for (const word of words.filter(({ holders }) => holders > 0 && holders < bound).sort((a, b) => a.holders - b.holders)) {
    entries += word.holders;
    if (telling.length === mostWords || (telling.length > 0 && entries > mostEntries)) break;
    telling.push(word);
  }
  return telling;
}

/**
 * The entries that share most with the words, best first, the newer of two that share as much. A rare word counts more than
 * a frequent one, and one in the title three times as much as one in the text. Of several words that were `asked` for, one alone
 * is a likeness only in the title, and only when few of the proposals `among` which they are hold it.
 */
export function rankSimilar(words: readonly FoundWord[], { asked, among, limit }: { asked: number; among: number; limit: number }): number[] {
  const rare = Math.max(5, among / 10);
  const found = new Map<number, { score: number; words: number; inTitle: boolean }>();
  for (const { holders, inTitle, inText } of words) {
    const weight = 1 / Math.log2(2 + holders);
    const titled = new Set(inTitle);
    for (const entry of inText) {
      const before = found.get(entry) ?? { score: 0, words: 0, inTitle: false };
      found.set(entry, { score: before.score + weight * (titled.has(entry) ? 3 : 1), words: before.words + 1, inTitle: before.inTitle || (holders < rare && titled.has(entry)) });
    }
  }
  return [...found].filter(([, each]) => each.inTitle || each.words > 1 || asked === 1)
    .sort(([a, { score: one }], [b, { score: other }]) => other - one || b - a).slice(0, limit).map(([entry]) => entry);
}
