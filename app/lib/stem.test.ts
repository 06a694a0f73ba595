import { describe, expect, it } from "vitest";
import { stemQuery, stemText, stemVersion } from "./stem.ts";

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

describe("the forms of a word", () => {
  const families = [
    ["åben", "åbne", "åbent", "åbenhed", "åbenheden", "åbenheder", "åbnede"], ["aaben", "åbne", "aabent", "åbenhed"], ["cykel", "cyklen", "cykler", "cyklerne"],
    ["artikel", "artiklen", "artikler"], ["regel", "regler", "reglerne"], ["titel", "titlen", "titler"], ["nøgle", "nøglen", "nøgler"], ["model", "modellen", "modeller"],
    ["system", "systemet", "systemer"], ["handel", "handlen"], ["middel", "midler", "midlerne"], ["gammel", "gamle", "gammelt"], ["enkel", "enkle", "enkelt"], ["egen", "egne"],
    ["sikker", "sikre", "sikkert", "sikkerhed", "sikkerheden"], ["minister", "ministre"], ["center", "centre", "centret"], ["nummer", "numre"], ["lokal", "lokale", "lokalt"],
    ["offentlig", "offentligt", "offentlighed", "offentligheden"], ["gennemsigtig", "gennemsigtige", "gennemsigtighed", "gennemsigtigheden"],
    ["mulig", "mulighed", "muligheder", "mulighederne"], ["myndighed", "myndigheder", "myndighederne"],
    ["open", "opened", "openness", "opening"], ["transparent", "transparency"],
  ];

  it.each(families.map((family) => [family]))("of %j find each other", (family) => {
    for (const query of family) for (const text of family) expect(finds(query, text), `${query} finds ${text}`).toBe(true);
  });

  // Of these words one may begin the other, so that it finds it; but not the other way round.
  it.each([["data", "dato"], ["hus", "hund"], ["bus", "busk"], ["mode", "model"], ["spor", "sport"], ["star", "start"], ["even", "event"], ["tale", "talent"], ["genre", "generel"], ["regn", "regel"]])("keep %j and %j apart", (short, long) => {
    expect(finds(long, short)).toBe(false);
  });

  it.each([["åb", "åbne"], ["åbe", "åben"], ["åbe", "åbne"], ["cyke", "cykel"], ["cyke", "cykler"], ["artike", "artikler"], ["gennemsigt", "gennemsigtighed"]])("are found by the half-typed %j: %j", (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([["cykel", "cykelstier"], ["åben", "åbenhedspolitik"], ["regel", "regelsæt"], ["handel", "handelsskole"]])("%j is found at the beginning of %j", (query, text) => { expect(finds(query, text)).toBe(true); });
});

describe("stemVersion", () => {
  it("is another one when the stems are: else an index made before is not made anew", () => {
    const text = "Åbne møder, åbenhed og åbent: cykler, artikel, gamle sikre midler, ministeren, numre, lokalt, mulighederne, opened, transparency";
    expect([stemVersion, stemText(text)]).toMatchInlineSnapshot(`
      [
        1,
        "aabn aabne aaben moed moeder aaben aabenh aabn og aabent aaben aabn cykl cykler cykel artikel artikl gaml gammel sikr sikker midl midler middel minist ministeren numr lokalt lokal mulighed mul mulighedern opened open transparency transpar",
      ]
    `);
  });
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
