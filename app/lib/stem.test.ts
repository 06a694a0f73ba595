import { describe, expect, it } from "vitest";
import { stemQuery, stemText } from "./stem.ts";

/** Whether a search for the query finds the text: every stem begins a word of the index. */
function finds(query: string, text: string): boolean {
  const index = stemText(text).split(" ");
  return stemQuery(query).every((stem) => index.some((word) => word.startsWith(stem)));
}

describe("a search", () => {
  it.each([
    ["møder", "Møderne skal være åbne"],
    ["moeder", "Møderne skal være åbne"],
    ["aabne", "Møderne skal være åbne"],
    ["ÅBNE", "Møderne skal være åbne"],
    ["åben", "Aabenhed i kommunerne"],
    ["ærlig", "Aerlighed varer længst"],
    ["laenge", "længe"],
    ["meetings", "An open meeting"],
    ["consult", "Consultation of citizens"],
    ["borg", "Borgerne og staten"],
    ["café", "En cafe i Ørsted"],
    ["A\u030Arhus", "Århus"],
    ["2028", "planen for 2026-2028"],
  ])("for %j finds %j", (query, text) => { expect(finds(query, text)).toBe(true); });

  it.each([["hund", "Møderne skal være åbne"], ["møder hund", "Møderne skal være åbne"]])("for %j does not find %j", (query, text) => { expect(finds(query, text)).toBe(false); });
});

describe("stemQuery", () => {
  it.each(["", "   ", "\" ( ) * : ^ - + & | !", "\u0000"])("has nothing to look for in %j", (text) => { expect(stemQuery(text)).toEqual([]); });

  it("gives letters and digits only, whatever compatibility characters stand for", () => {
    // ⑴ is a number that stands for (1), ﷺ a letter that stands for four words, ﾞ one that stands for a mark alone.
    for (const text of ["⑴", "ﷺ", "½", "ﾞ", "⒈a", "ŉ", "\" AND * NEAR( ^ : -", "x:*", "a&b|!c"]) {
      for (const stem of stemQuery(text)) expect(stem, text).toMatch(/^[\p{L}\p{N}]+$/u);
    }
  });

  it("takes at most eight words, or as many as asked for", () => {
    expect(stemQuery("en to tre fire fem seks syv otte ni ti")).toHaveLength(8);
    expect(stemQuery("en to tre", 2)).toHaveLength(2);
  });

  it("looks for the beginning of a word that nobody writes out", () => {
    for (const stem of stemQuery("x".repeat(5000))) expect(stem.length).toBeLessThanOrEqual(100);
  });
});
