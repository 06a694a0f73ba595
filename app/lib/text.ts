// What has no place in text: control characters, and the marks that turn the direction of all that follows.
const unwanted = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0080-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g;

// What nobody sees: spaces of all kinds, marks without a letter, fillers, and code points that are no characters.
const nothingToSee = /^[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\p{M}\s\u2800]*$/u;
// No script puts so many marks on one letter; what is more draws over the lines around it.
const tooManyMarks = /(\p{M}{8})\p{M}+/gu;

/** Text of several lines as it is kept: NFC, line ends as \n, no control characters, at most one empty line in a row. A text without anything to see is none. */
export function normaliseText(value: string): string {
  const lines = value.toWellFormed().normalize("NFC").replace(/\r\n?/g, "\n").replace(unwanted, "").split("\n");
  // Line by line: a pattern for "spaces before a line end" takes minutes on a megabyte of spaces.
  const text = lines.map((line) => line.trimEnd()).join("\n").replace(/\n{3,}/g, "\n\n").trim().replace(tooManyMarks, "$1");
  return nothingToSee.test(text) ? "" : text;
}

/** Text of one line as it is kept. */
export function normaliseLine(value: string): string {
  return normaliseText(value).replace(/\s+/g, " ");
}

/** How long a text is for a person: code points, not UTF-16 units. */
export function countCharacters(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

/** So short a sentence says nothing by itself: "Hello.", "1.", "U.S." */
const shortestSentence = 14;

/** The first sentence of a text, with those after it as long as it is too short to say anything, cut at a word when it is longer than `max` characters. */
export function firstSentence(text: string, max: number): string {
  const line = normaliseLine(text);
  const ends = [...line.matchAll(/[.!?](?=\s|$)/gu)].map(({ index }) => index + 1);
  return cutAtWord(line.slice(0, ends.find((end) => countCharacters(line.slice(0, end)) >= shortestSentence)), max);
}

/** The beginning of a text, at most `max` characters, cut at a word and marked with an ellipsis. */
export function cutAtWord(text: string, max: number): string {
  const characters = Array.from(text);
  if (characters.length <= max) return text;
  const cut = characters.slice(0, max - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/u, "")}…`;
}
