import { diffWords } from "diff";

/** A stretch of text that is in both, only in the new one, or only in the old one. */
export type Stretch = { kind: "same" | "added" | "removed"; text: string };

/** How two texts differ, word by word; `null` when they differ too much for that to be read, or to be found out at a reasonable cost. */
export type WordDiff = Stretch[] | null;

/**
 * Edits beyond which a difference is not looked for. Two texts of 3,000 characters with that many have hardly a sentence
 * in common, and each is read better as a whole. The cost grows with the square of it: some 30 ms at this number.
 */
const mostEdits = 600;

/** A second bound on the same, in milliseconds, should a machine be slow. */
const longestSearch = 400;

// Danish rules of what a word is; they hold for other languages too, also for those that are written without spaces.
const words = new Intl.Segmenter("da", { granularity: "word" });

/** How `after` differs from `before`, word by word. Spaces and line breaks alone make no difference. */
export function wordDiff(before: string, after: string): WordDiff {
  const changes = diffWords(before, after, { intlSegmenter: words, maxEditLength: mostEdits, timeout: longestSearch });
  return changes?.map(({ added, removed, value }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value })) ?? null;
}

/** What is shown of a difference: stretches, and in the place of a long one that is in both, its two ends with the middle folded away. */
export type ShownStretch = Stretch & { folded?: true };

/** Of an unchanged stretch so much stays beside each change, in characters. */
const keptBeside = 160;
/** A middle shorter than this is not worth folding. */
const leastFolded = 240;

/** Folds away the long stretches that are in both texts. */
export function foldSame(stretches: readonly Stretch[]): ShownStretch[] {
  const last = stretches.length - 1;
  return stretches.flatMap((stretch, index): ShownStretch[] => {
    if (stretch.kind !== "same" || last === 0) return [stretch];
    const characters = Array.from(stretch.text);
    // Before the first change and after the last one, only the end that touches it is kept.
    const head = index === 0 ? 0 : cutForward(characters, keptBeside);
    const tail = index === last ? characters.length : cutBackward(characters, characters.length - keptBeside);
    if (tail - head < leastFolded) return [stretch];
    const part = (from: number, to: number) => characters.slice(from, to).join("");
    const shown: ShownStretch[] = [{ kind: "same", text: part(0, head) }, { kind: "same", text: part(head, tail), folded: true }, { kind: "same", text: part(tail, characters.length) }];
    return shown.filter(({ text }) => text !== "");
  });
}

/** The nearest place behind `from` where a word ends; `from` itself where none is near. */
function cutForward(characters: readonly string[], from: number): number {
  for (let place = from; place < Math.min(from + 40, characters.length); place += 1) if (/\s/u.test(characters[place]!)) return place;
  return from;
}

function cutBackward(characters: readonly string[], from: number): number {
  for (let place = from; place > Math.max(from - 40, 0); place -= 1) if (/\s/u.test(characters[place - 1]!)) return place;
  return Math.max(from, 0);
}

/** The words of a text, in the order they stand. Punctuation is none; of a text without any word (only pictures), each picture is one. */
export function wordsOf(text: string): string[] {
  const segments = [...words.segment(text.toLocaleLowerCase("da"))];
  const found = segments.filter(({ isWordLike }) => isWordLike);
  return (found.length > 0 ? found : segments.filter(({ segment }) => segment.trim() !== "")).map(({ segment }) => segment);
}

/**
 * The share of words that changed from one text to another, from 0 to 1: of the old one's words those that are gone, or of
 * the new one's those that were not there, whichever share is greater. The order of words is not looked at, so its cost
 * grows with the length alone, whatever the texts.
 */
export function shareChanged(before: string, after: string): { share: number; words: number } {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const left = new Map<string, number>();
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1);
  let added = 0;
  for (const word of now) {
    const there = left.get(word) ?? 0;
    if (there === 0) added += 1;
    else left.set(word, there - 1);
  }
  const removed = [...left.values()].reduce((sum, count) => sum + count, 0);
  return { share: Math.max(removed / Math.max(old.length, 1), added / Math.max(now.length, 1)), words: Math.max(removed, added) };
}
