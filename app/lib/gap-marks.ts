import type { HideReason } from "#db/values.ts";

/**
 * What stands in a text where a passage was left out: its number among those of the text, and a letter for the reason, such as
 * █1p█. So a mark can be read wherever the text goes, without a look at anything else. Nobody can type one: see `withoutMarks`.
 */
const letters: Record<HideReason, string> = { confidential: "c", offensive: "o", advertising: "a", unlawful: "u", personal_data: "p" };
const reasons = Object.fromEntries(Object.entries(letters).map(([reason, letter]) => [letter, reason as HideReason]));

/** The sign that a mark begins and ends with. */
const block = "█";

export function gapMark(number: number, reason: HideReason): string {
  return `${block}${number}${letters[reason]}${block}`;
}

export function hasGaps(text: string): boolean {
  return text.includes(block);
}

const mark = /█(\d+)([coaup])█/g;

/** The text with each mark replaced by what `words` says for its reason. */
export function withGaps(text: string, words: (reason: HideReason) => string): string {
  return hasGaps(text) ? text.replace(mark, (_, __, letter: string) => words(reasons[letter]!)) : text;
}

/** The numbers of the marks in a text. */
export function gapNumbers(text: string): number[] {
  return hasGaps(text) ? [...text.matchAll(mark)].map(([, number]) => Number(number)) : [];
}

/** A text as somebody sends it: only marks that it may have stay (`allowed`), and no other sign that they are made of. */
export function withoutMarks(text: string, allowed: readonly string[] = []): string {
  if (!hasGaps(text)) return text;
  return text.replace(/█\d+[coaup]█|█/g, (found) => (allowed.includes(found) ? found : ""));
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Finds a passage as whole words, whatever spaces and line breaks stand between them. Null for one without a word. */
function patternOf(passage: string): RegExp | null {
  const words = passage.normalize("NFC").trim().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return null;
  const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  const all = words.map(literal).join("\\s+");
  const [first, last] = [Array.from(words[0]!)[0], Array.from(words.at(-1)!).at(-1)];
  return new RegExp(`${isWord(first) ? "(?<![\\p{L}\\p{N}])" : ""}${all}${isWord(last) ? "(?![\\p{L}\\p{N}])" : ""}`, "gu");
}

/** The passage as it first stands in the text; null where it does not. */
export function findPassage(text: string, passage: string): string | null {
  return patternOf(passage)?.exec(text)?.[0] ?? null;
}

/** In how many places of the text the passage stands. */
export function countPassage(text: string, passage: string): number {
  const pattern = patternOf(passage);
  return pattern ? [...text.matchAll(pattern)].length : 0;
}

/** The text with a mark in each place where the passage stands. */
export function leaveOut(text: string, passage: string, gap: string): string {
  const pattern = patternOf(passage);
  return pattern ? text.replace(pattern, () => gap) : text;
}

/** The text with the passage where the mark stands. */
export function putBack(text: string, gap: string, passage: string): string {
  return text.replaceAll(gap, () => passage);
}
