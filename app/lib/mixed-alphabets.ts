const latin = /\p{Script=Latin}/u;
const lookAlikes = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * Whether a word of the text has Latin letters together with Cyrillic or Greek ones. No name is written like that; a
 * name that looks like another one is. Marks without width do not end a word.
 */
export function mixesAlphabets(text: string): boolean {
  const words = text.normalize("NFC").replace(/\p{Cf}/gu, "").match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.some((word) => latin.test(word) && lookAlikes.test(word));
}
