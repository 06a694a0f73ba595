import { expect, it } from "vitest";
import { rankSimilar, tellingWords } from "./similar.ts";

const word = (term: string, holders: number) => ({ term, holders });

it("looks for the rarest words, and for none that nobody or nearly everybody uses", () => {
  expect(tellingWords([word("data", 2000), word("bus", 40), word("ny", 0), word("sti", 7)], 2000).map(({ term }) => term)).toEqual(["sti", "bus"]);
});

it("stops before there is too much to look at, but not before the first word", () => {
  expect(tellingWords([word("a", 1900), word("b", 500), word("c", 400)], 2000).map(({ term }) => term)).toEqual(["c", "b"]);
  expect(tellingWords(Array.from({ length: 9 }, (_, index) => word(String(index), 1)), 2000)).toHaveLength(5);
});

it("puts a rare word before a frequent one, the title before the text, and the newer before the older", () => {
  const words = [
    { ...word("rare", 2), inTitle: [1], inText: [1, 2] },
    { ...word("frequent", 150), inTitle: [3, 4], inText: [2, 3, 4] },
  ];
  expect(rankSimilar(words, { asked: 2, among: 2000, limit: 3 })).toEqual([1, 2, 4]);
});

it("takes one word of several that many titles hold for no likeness", () => {
  const words = [{ ...word("often", 900), inTitle: [1, 2], inText: [1, 2] }];
  expect(rankSimilar(words, { asked: 2, among: 2000, limit: 3 })).toEqual([]);
  expect(rankSimilar(words, { asked: 1, among: 2000, limit: 3 })).toEqual([2, 1]);
});

it("takes one word of several in the text alone for no likeness", () => {
  const words = [{ ...word("rare", 1), inTitle: [], inText: [1] }];
  expect(rankSimilar(words, { asked: 2, among: 2000, limit: 3 })).toEqual([]);
  expect(rankSimilar(words, { asked: 1, among: 2000, limit: 3 })).toEqual([1]);
});
