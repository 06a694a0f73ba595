import { describe, expect, it } from "vitest";
import { countCharacters, cutAtWord, firstSentence, normaliseLine, normaliseText } from "./text.ts";

describe("normaliseText", () => {
  it.each([
    ["  Hej  ", "Hej"],
    ["a\r\nb\rc\nd", "a\nb\nc\nd"],
    ["a\n\n\n\n\nb", "a\n\nb"],
    ["a \t\nb", "a\nb"],
    ["a\u0000b\u0007c", "abc"],
    ["a\u202Eb\u2066c\uFEFF", "abc"],
    ["A\u030Arhus", "Århus"],
    ["\uD800x", "\uFFFDx"],
    ["\t", ""],
    ["👩‍👩‍👧", "👩‍👩‍👧"],
    ["\u200B\u200B", ""],
    ["\u2060\u00AD", ""],
    ["\u3164\u115F\u2800", ""],
    ["\uFFFE\uFFFF \u0301", ""],
    ["a\u200Bb", "a\u200Bb"],
    [`z${"\u0301".repeat(2900)}z`, `\u017A${"\u0301".repeat(8)}z`],
    ["שָׁלוֹם", "שָׁלוֹם".normalize("NFC")],
  ])("makes %j to %j", (typed, kept) => { expect(normaliseText(typed)).toBe(kept); });

  it("changes nothing of what it made", () => {
    const once = normaliseText(" a\u0000 \r\n\r\n\r\n b\u202E ");
    expect(normaliseText(once)).toBe(once);
  });
});

it("normaliseLine makes one line of several", () => { expect(normaliseLine(" a\n\n b\t c ")).toBe("a b c"); });

it.each([["", 0], ["æøå", 3], ["😀", 1], ["a\nb", 3]])("countCharacters counts %j as %d", (text, count) => { expect(countCharacters(text)).toBe(count); });

describe("firstSentence", () => {
  it.each([
    ["Åbn alle møderne. Så kommer folk.", "Åbn alle møderne."],
    ["Hvorfor ikke altid? Fordi.", "Hvorfor ikke altid?"],
    ["Hello. I support this. Do it.", "Hello. I support this."],
    ["1. Introduction. 2. What we want", "1. Introduction."],
    ["Hi!", "Hi!"],
    ["Hej! Godt", "Hej! Godt"],
    ["Version 2.5 er bedre end 2.4", "Version 2.5 er bedre end 2.4"],
    ["Uden punktum\nmen med linjer", "Uden punktum men med linjer"],
  ])("of %j is %j", (text, sentence) => { expect(firstSentence(text, 100)).toBe(sentence); });

  it("cuts a long one at a word", () => { expect(firstSentence("Det her er en meget lang sætning uden ende", 22)).toBe("Det her er en meget…"); });
});

describe("cutAtWord", () => {
  it("leaves what is short enough, to the character", () => { expect(cutAtWord("12345", 5)).toBe("12345"); });
  it("is never longer than asked for", () => {
    for (const text of ["a".repeat(50), "ord ".repeat(20), "😀".repeat(30), "et ord, og – et til; ja"]) expect(countCharacters(cutAtWord(text, 12)), text).toBeLessThanOrEqual(12);
  });
  it("leaves no half character and no dangling sign", () => {
    expect(cutAtWord("😀".repeat(30), 5)).toBe("😀😀😀😀…");
    expect(cutAtWord("en to tre, fire fem seks", 12)).toBe("en to tre…");
  });
});
