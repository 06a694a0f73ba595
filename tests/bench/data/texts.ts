import { stemText } from "#app/lib/stem.ts";
import type { Locale } from "#db/values.ts";
import { zipf, type Random } from "./random.ts";
import { vocabulary } from "./words.ts";

/** Writes texts in both languages. Nobody would take them for sense, but their words come as often as words do. */
export type Writer = {
  /** A title of four to nine words, at most 120 characters. */
  title(language: Locale): string;
  /** About so many words, in sentences and now and then a new paragraph. */
  text(language: Locale, words: number): string;
  /** Equal to stemText, which would take minutes: each word is stemmed once. */
  stem(text: string): string;
};

const exponent = 1.05;

export function createWriter(random: Random): Writer {
  const words: Record<Locale, string[]> = { da: vocabulary("da"), en: vocabulary("en") };
  const drawRank = { da: zipf(random, words.da.length, exponent), en: zipf(random, words.en.length, exponent) };
  const draw = (language: Locale) => words[language][drawRank[language]()]!;
  const stems = new Map<string, string>();

  function sentence(language: Locale, length: number) {
    let text = capital(draw(language));
    for (let place = 1; place < length; place += 1) text += (place % 7 === 0 ? ", " : " ") + draw(language);
    return text;
  }

  function stemWord(word: string) {
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, (stem = stemText(word)));
    return stem;
  }

  return {
    title(language) {
      const text = sentence(language, 4 + random.below(6));
      return text.length <= 120 ? text : text.slice(0, text.lastIndexOf(" ", 120));
    },
    text(language, count) {
      let text = "";
      for (let left = count; left > 0;) {
        const length = Math.min(left, 7 + random.below(12));
        text += `${text === "" ? "" : random.next() < 0.12 ? "\n\n" : " "}${sentence(language, length)}.`;
        left -= length;
      }
      return text;
    },
    stem: (text) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(stemWord).join(" "),
  };
}

function capital(word: string) {
  return word[0]!.toUpperCase() + word.slice(1);
}
