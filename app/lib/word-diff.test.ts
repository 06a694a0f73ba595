import { describe, expect, it } from "vitest";
import { foldSame, shareChanged, wordDiff, wordsOf, type Stretch } from "./word-diff.ts";

const marks = { same: "=", added: "+", removed: "-" } as const;
const shown = (before: string, after: string) => wordDiff(before, after)?.map(({ kind, text }) => marks[kind] + text) ?? null;
const sides = (stretches: readonly Stretch[]) => ({
  before: stretches.filter(({ kind }) => kind !== "added").map(({ text }) => text).join(""),
  after: stretches.filter(({ kind }) => kind !== "removed").map(({ text }) => text).join(""),
});
const withoutSpace = (text: string) => text.replace(/\s+/g, "");

describe("a difference by words", () => {
  it("takes Danish words whole", () => { expect(shown("Møderne på rådhuset er lukkede.", "Møderne på biblioteket er åbne.")).toEqual(["=Møderne på ", "-rådhuset", "+biblioteket", "= er ", "-lukkede", "+åbne", "=."]); });
  it("finds what is added and what is gone", () => { expect(shown("Åbn dem.", "Åbn dem nu.")).toEqual(["=Åbn dem ", "+nu", "=."]); });
  it("sees no difference in spaces and line breaks", () => { expect(shown("en to", "en\n\nto")).toEqual(["=en\n\nto"]); });
  it("of nothing is all added, or all removed", () => {
    expect(shown("", "Hej")).toEqual(["+Hej"]);
    expect(shown("Hej", "")).toEqual(["-Hej"]);
  });
  it.each([
    ["right to left", "שלום עולם טוב", "שלום לכולם טוב"], ["emoji of several parts", "👩‍👩‍👧 og 🇩🇰", "👩‍👩‍👧‍👦 og 🇩🇰"], ["no spaces", "東京都に住む", "京都に住む"], ["combining marks", "a\u0301b c", "ab c"], ["zero width", "a\u200bb", "ab"], ["markup", "<b>x</b>", "<script>x</script>"],
  ])("keeps every character of %s", (_, before, after) => {
    const { before: b, after: a } = sides(wordDiff(before, after)!);
    expect([withoutSpace(b), withoutSpace(a)]).toEqual([withoutSpace(before), withoutSpace(after)]);
  });
  it("gives up on texts that have hardly anything in common, rather than search on", () => {
    const noise = (seed: number) => Array.from({ length: 3000 }, (_, index) => "!?.,"[(index * index * seed + index) % 4]!).join("");
    const words = (prefix: string) => Array.from({ length: 700 }, (_, index) => `${prefix}${index}`).join(" ");
    expect(wordDiff(words("a"), words("b"))).toBeNull();
    expect(() => wordDiff(noise(3), noise(7))).not.toThrow();
  });
});

describe("folding", () => {
  const long = Array.from({ length: 200 }, (_, index) => `ord${index}`).join(" ");
  it("folds a long stretch that is the same, and loses nothing", () => {
    const stretches = wordDiff(`først ${long} sidst`, `begyndt ${long} endt`)!;
    const folded = foldSame(stretches);
    expect(folded.filter((each) => each.folded)).toHaveLength(1);
    expect(sides(folded)).toEqual(sides(stretches));
    const middle = folded.find((each) => each.folded)!.text;
    expect(middle.length).toBeGreaterThan(800);
    // It is cut between words.
    expect(middle.trim()).toMatch(/^ord\d+ .* ord\d+$/);
  });
  it("keeps of the beginning and the end only what touches a change", () => {
    const folded = foldSame(wordDiff(`${long} slut`, `${long} forbi`)!);
    expect(folded[0]).toMatchObject({ folded: true });
    expect(folded[1]!.text.length).toBeLessThan(210);
  });
  it("leaves short stretches and texts without any change as they are", () => {
    const short = wordDiff("en to tre", "en to fire")!;
    expect(foldSame(short)).toEqual(short);
    expect(foldSame([{ kind: "same", text: long }])).toEqual([{ kind: "same", text: long }]);
  });
  it("cuts no character in two", () => {
    const faces = "😀".repeat(1000);
    const folded = foldSame([{ kind: "added", text: "x" }, { kind: "same", text: faces }, { kind: "added", text: "y" }]);
    expect(folded.map(({ text }) => text).join("")).toBe(`x${faces}y`);
    expect(folded.every(({ text }) => text.isWellFormed())).toBe(true);
  });
});

describe("the share of changed words", () => {
  it.each([
    ["the same", "en to tre fire", "en to tre fire", 0], ["one of four", "en to tre fire", "en to tre fem", 0.25], ["as much again", "en to", "en to tre fire", 0.5], ["half gone", "en to tre fire", "en to", 0.5],
    ["another order", "en to tre", "tre to en", 0], ["capitals and punctuation", "Åbn dem!", "åbn, dem", 0], ["all", "en to", "tre fire", 1], ["from nothing", "", "en", 1], ["nothing at all", "", "", 0], ["only pictures", "😀 😀", "😀 😁", 0.5],
  ])("%s", (_, before, after, share) => { expect(shareChanged(before, after).share).toBe(share); });
  it("counts words, not punctuation", () => { expect(wordsOf("Hej, Århus – 2027!")).toEqual(["hej", "århus", "2027"]); });
});
