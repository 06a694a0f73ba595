import { describe, expect, it } from "vitest";
import type { Block, StructuredDocument } from "../documents/document.ts";
import type { OutcomeContent, OutcomeProposal } from "./content.ts";
import { noCounts } from "./numbers.ts";
import { outcomeDocument } from "./outcome-document.ts";

const both = (text: string) => ({ da: text, en: `${text} (en)` });
const none: OutcomeContent = {
  format: 1, at: "2027-05-01T10:00:00.000Z", plan: { slug: "p", code: "PA", title: both("Planen"), coordinator: null, isDemo: false },
  period: { opensAt: "2027-02-06T23:00:00.000Z", closesAt: "2027-04-06T22:00:00.000Z", days: 59 }, facts: {}, consulted: [], numbers: { all: noCounts(), byType: { citizen: noCounts(), business: noCounts(), ngo: noCounts(), authority: noCounts() } },
  hidden: 0, themes: [], initiatives: [], proposals: [],
};
const proposal = (changes: Partial<OutcomeProposal>): OutcomeProposal => ({ reference: "PA-C-0001", theme: 1, type: "citizen", name: null, title: "Åbne møder", language: "da", fate: "unanswered", hideReason: null, withdrawReason: null, partOf: null, landedIn: [], answer: null, ...changes });
const answer = (changes: Partial<NonNullable<OutcomeProposal["answer"]>> = {}): NonNullable<OutcomeProposal["answer"]> => ({ summary: "Kort.", reason: "Fordi.\n\nOg derfor.", reasonCodes: [], elementsAdopted: "", elementsNotAdopted: "", mergedInto: null, forwardedTo: null, authority: "Styrelsen", authorityRole: "", language: "da", publishedAt: "2027-04-20T10:00:00.000Z", ...changes });
const longWord = "speciallægepraksisplanlægningsstabiliseringsperiodeforlængelse";

const full: OutcomeContent = {
  ...none, hidden: 1,
  consulted: [{ name: "Foreningen", type: "ngo", answered: true }, { name: "Kommunen", type: "authority", answered: false }],
  numbers: { all: { received: 4, answered: 3, unanswered: 0, withdrawn: 1, adopted: 1, byFate: { adopted: 1, merged: 1, not_adopted: 1, withdrawn: 1 } }, byType: { ...none.numbers.byType, citizen: { ...noCounts(), received: 4 } } },
  themes: [{ number: 1, title: { da: "Åbne data", en: "" }, counts: { ...noCounts(), received: 4, answered: 3, adopted: 1 } }, { number: 2, title: both("Tomt tema"), counts: noCounts() }],
  initiatives: [{ reference: "PA-I-01", title: { da: "Åbne udvalg", en: "" } }],
  proposals: [
    proposal({ fate: "adopted", landedIn: ["PA-I-01"], answer: answer({ elementsAdopted: longWord }) }),
    proposal({ reference: "PA-O-0002", type: "ngo", name: "Foreningen", title: "Open data", language: "en", fate: "merged", answer: answer({ mergedInto: "PA-C-0001", summary: "", language: "en", reason: "It is the same." }) }),
    proposal({ reference: "PA-C-0003", title: "Hemmelig █1p█ tekst", fate: "not_adopted", answer: answer({ summary: "", reason: "", reasonCodes: ["cost"] }) }),
    proposal({ reference: "PA-C-0004", title: "", language: "", fate: "withdrawn", withdrawReason: "changed_mind" }),
    proposal({ reference: "PA-C-0005", title: "", language: "", fate: "hidden", hideReason: "offensive" }),
    proposal({ reference: "PA-C-0006.1", title: "En del", fate: "unanswered", partOf: "PA-C-0006" }),
  ],
};

const of = <Kind extends Block["kind"]>(document: StructuredDocument, kind: Kind) => document.blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);
const text = (document: StructuredDocument) => JSON.stringify(document.blocks);
const headings = (document: StructuredDocument) => of(document, "heading").map((each) => `${each.level} ${each.text}`);

describe("the commented overview", () => {
  const danish = outcomeDocument(full, "da");

  it("tells who was asked, when, the numbers, theme by theme, and every proposal", () => {
    expect([danish.title, danish.subtitle]).toEqual(["Høringsnotat", "Hvad der kom ind til Planen, og hvad der blev af det"]);
    expect(headings(danish)).toEqual(["1 Kort fortalt", "1 Hvem blev spurgt, og hvem svarede", "1 Hvornår", "1 Tallene", "1 Åbne data", "2 Optaget (1)", "3 PA-C-0001 Åbne møder", "2 Lagt sammen (1)", "3 PA-O-0002 Open data", "2 Ikke optaget (1)", "3 PA-C-0003 Hemmelig [udeladt: personoplysninger] tekst", "1 Tomt tema", "1 Bilag: hvert forslag og dets resultat"]);
    expect(of(danish, "table")[0]!.rows).toEqual([[[{ text: "Foreningen" }], [{ text: "Foreninger/NGO'er" }], [{ text: "Ja" }]], [[{ text: "Kommunen" }], [{ text: "Myndigheder" }], [{ text: "Nej" }]]]);
    expect(text(danish)).toContain("7. februar 2027 til 6. april 2027 (59 dage)");
    expect(of(danish, "table").at(-1)!.rows.map((row) => row[2]!.map((span) => span.text).join(""))).toEqual([
      "Optaget: Kort. → landede i PA-I-01", "Lagt sammen: It is the same. → lagt sammen med PA-C-0001", "Ikke optaget: Koster mere, end der er midler til", "Trukket tilbage: Afsenderen foreslår det ikke længere", "Skjult: stødende indhold", "Uden svar endnu: Venter på et svar med en begrundelse",
    ]);
  });

  it("tells what became of the comments on drafts, where there were any, in numbers", () => {
    const line = { reference: "PA-I-01", title: { da: "Åbne udvalg", en: "" }, received: 5, outcomes: { taken_in: 1, partly_taken_in: 0, not_taken_in: 2, noted: 0 }, unanswered: 1, hidden: 1 };
    const told = outcomeDocument({ ...full, draftComments: [line, { ...line, reference: "PA-I-02" }] }, "en");
    expect(text(told)).toContain("10 comments on the drafts, of which 6 answered. 2 hidden.");
    const { columns, rows } = of(told, "table").at(-1)!;
    expect(columns.map(({ header }) => header)).toEqual(["Initiative", "Received", "Taken in", "Partly taken in", "Not taken in", "Noted", "Not answered", "Hidden"]);
    expect(rows.map((row) => row.map((cell) => cell.map((span) => span.text).join("")))).toEqual([["PA-I-01 Åbne udvalg", "5", "1", "0", "2", "0", "1", "1"], ["PA-I-02 Åbne udvalg", "5", "1", "0", "2", "0", "1", "1"], ["In all", "10", "2", "0", "4", "0", "2", "2"]]);
    for (const [received, ...parts] of rows.map((row) => row.slice(1).map((cell) => Number(cell[0]!.text)))) expect(parts.reduce((sum, part) => sum + part, 0)).toBe(received);
    const open = outcomeDocument({ ...full, draftComments: [{ ...line, received: 4, hidden: 0 }] }, "en");
    expect(of(open, "table").at(-1)!.columns.at(-1)!.header).toBe("Not answered");
    expect(text(danish)).not.toContain("draft-comments");
  });

  it("says nothing of what is hidden or withdrawn but the number and the reason", () => {
    const rows = of(danish, "table").at(-1)!.rows;
    expect([rows[3]![1], rows[4]![1]]).toEqual([[{ text: "Forfatteren har trukket forslaget tilbage" }], [{ text: "Teksten er skjult" }]]);
  });

  it("marks each text that is in another language, and one whose translation is missing", () => {
    const english = outcomeDocument(full, "en");
    expect(of(english, "heading").find(({ id }) => id === "theme-1")).toMatchObject({ text: "Åbne data", lang: "da" });
    expect(of(english, "heading").find(({ id }) => id === "PA-O-0002")).not.toHaveProperty("lang");
    expect(of(danish, "heading").find(({ id }) => id === "PA-O-0002")).toMatchObject({ lang: "en" });
    const landed = of(english, "facts").flatMap(({ items }) => items).find(({ term }) => term === "Landed in")!;
    expect(landed.text).toEqual([[{ text: "PA-I-01 " }, { text: "Åbne udvalg", lang: "da" }]]);
    expect(text(english)).not.toMatch(/"text":"[^"]*(udeladt|Skjult|Optaget)/);
  });

  it("has ids that are there once, and links that lead to one", () => {
    const ids = of(danish, "heading").map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...text(danish).matchAll(/"href":"#([^"]+)"/g)].map(([, id]) => id!);
    expect(links).toEqual(["PA-C-0001", "PA-O-0002", "PA-C-0003"]);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("keeps the paragraphs of an answer, and leaves out what is not said", () => {
    const [first, , third] = of(danish, "facts");
    expect(first!.items.map(({ term }) => term)).toEqual(["Fra", "Svaret", "Optaget", "Begrundelse", "Landede i", "Svaret af", "Svar givet"]);
    expect(first!.items[3]!.text).toEqual([[{ text: "Fordi." }], [{ text: "Og derfor." }]]);
    expect(third!.items.find(({ term }) => term === "Begrundelse")!.text).toEqual([[{ text: "Der er ikke skrevet en begrundelse." }]]);
  });

  it.each([["without proposals", none, "Der er ingen forslag at gøre op."], ["of a plan older than the platform", { ...none, period: null, facts: { announcedOn: "2017-06-23", consultationDeadline: "2017-08-20", notKnown: [both("Hvor mange der svarede")] } }, "vi gætter ikke"]] satisfies [string, OutcomeContent, string][])("is honest %s", (_, content, expected) => {
    const document = outcomeDocument(content, "da");
    expect(text(document)).toContain(expected);
    expect(of(document, "bars")).toEqual([]);
    if (content.period === null) expect([headings(document).slice(1), text(document).includes("59 dage, begge dage talt med")]).toEqual([["1 Det ved vi", "1 Det ved vi ikke"], true]);
  });

  it("is the same whenever it is made, also of what was written as JSON and read back", () => {
    const { words: _, ...again } = outcomeDocument(JSON.parse(JSON.stringify(full)) as OutcomeContent, "da");
    const { words: __, ...before } = danish;
    expect(again).toEqual(before);
  });
});
