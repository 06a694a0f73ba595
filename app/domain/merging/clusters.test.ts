import { describe, expect, it } from "vitest";
import { clustersOf, likeness } from "./clusters.ts";
import { isTakenFrom, suggestParts } from "./passages.ts";

describe("clusters of what is alike", () => {
  it("puts together what is alike by way of others, and leaves out the rest", () => {
    expect(clustersOf([{ a: "1", b: "2", score: 0.6 }, { a: "2", b: "3", score: 0.9 }, { a: "8", b: "9", score: 0.7 }])).toEqual([{ ids: ["1", "2", "3"], score: 0.9 }, { ids: ["8", "9"], score: 0.7 }]);
    expect(clustersOf([])).toEqual([]);
  });

  it("measures by the shorter of two texts", () => {
    expect(likeness(new Set(["a", "b"]), new Set(["a", "b", "c", "d"]))).toBe(1);
    expect(likeness(new Set(["a", "b"]), new Set(["b", "c"]))).toBe(0.5);
    expect(likeness(new Set(), new Set(["b"]))).toBe(0);
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
