import { describe, expect, it } from "vitest";
import { clustersOf, likeness } from "./clusters.ts";
import { isTakenFrom, suggestParts } from "./passages.ts";

describe("clusters of what is alike", () => {
  const clusters = (pairs: [string, string, number][]) => clustersOf(pairs.map(([a, b, score]) => ({ a, b, score })), 0.5, (one, other) => pairs.find(([a, b]) => (a === one && b === other) || (a === other && b === one))?.[2] ?? 0);

  it("puts together what is all alike, by how much the least alike of them are, and leaves out the rest", () => {
    expect(clusters([["1", "2", 0.6], ["2", "3", 0.9], ["1", "3", 0.7], ["8", "9", 0.7], ["5", "6", 0.4]])).toEqual([{ ids: ["1", "2", "3"], score: 0.6 }, { ids: ["8", "9"], score: 0.7 }]);
    expect(clusters([])).toEqual([]);
  });

  it("does not bring together by way of another what is not alike", () => {
    expect(clusters([["greeting", "bees", 0.6], ["greeting", "games", 0.7]])).toEqual([{ ids: ["games", "greeting"], score: 0.7 }]);
  });

  const words = (count: number, from = 0) => new Set(Array.from({ length: count }, (_, index) => `w${index + from}`));
  it.each([
    ["a text that stands in a longer one is nearly all in it", words(45), words(90), 0.9],
    ["half is shared", words(20), words(20, 10), 0.4],
    ["few words in another text say little", words(2), words(40), 2 / 7],
    ["the same words are the same text", words(4), words(4), 1],
    ["a greeting is none", words(1), words(1), 1 / 6],
    ["no words are like nothing", words(0), words(5), 0],
  ])("%s", (_, a, b, expected) => {
    expect(likeness(a, b)).toBeCloseTo(expected);
    expect(likeness(b, a)).toBe(likeness(a, b));
  });
});

describe("passages of a whole", () => {
  const whole = { problem: "Møder er lukkede.", change: "Åbn møderne.\n\nSend dem\nsom video. Skriv referat.", effect: "Flere kan følge med." };
  it.each([
    ["Åbn møderne.", true], ["Send dem som video.", true], ["Møder er lukkede.\n\nSkriv referat.", true], ["video. Skriv", true], ["Luk møderne.", false], ["Åbn møderne. Skriv referat.", false], ["Møder er lukkede. Åbn møderne.", false],
  ])("%j is taken from it: %s", (passage, expected) => { expect(isTakenFrom(whole, passage)).toBe(expected); });

  it("begins with the paragraphs of what is proposed", () => {
    expect(suggestParts(whole)).toEqual([{ title: "Åbn møderne", text: "Åbn møderne." }, { title: "Send dem", text: "Send dem\nsom video. Skriv referat." }]);
  });

  it("begins with the lines of a list, without their marks in the titles", () => {
    expect(suggestParts({ problem: "", change: "1. Åbn møderne\n2) Send video", effect: "" })).toEqual([{ title: "Åbn møderne", text: "1. Åbn møderne" }, { title: "Send video", text: "2) Send video" }]);
  });

  it("has room for two parts where there is one paragraph", () => {
    expect(suggestParts({ problem: "", change: "Kun det", effect: "" })).toEqual([{ title: "Kun det", text: "Kun det" }, { title: "", text: "" }]);
  });
});
