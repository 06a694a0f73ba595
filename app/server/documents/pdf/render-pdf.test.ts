import { beforeAll, describe, expect, it } from "vitest";
import { plain, type Block, type StructuredDocument } from "#app/domain/documents/document.ts";
import { allOf, findFaults, readPdf, textOf, type ReadPdf } from "#tests/support/read-pdf.ts";
import { sampleDocument } from "#tests/support/sample-document.ts";
import { renderPdf } from "./render-pdf.ts";

const withBlocks = (blocks: Block[], changes: Partial<StructuredDocument> = {}): StructuredDocument => ({ ...sampleDocument("da", { initiatives: 0, proposals: 0 }), ...changes, blocks });
const read = async (document: StructuredDocument) => readPdf((await renderPdf(document)).bytes);
const words = (pdf: ReadPdf) => pdf.pages.map((page) => page.text).join("\n").replace(/\s+/g, " ");
const chapter: Block = { kind: "heading", level: 1, text: "Et kapitel", id: "chapter" };

describe("the PDF of a plan", () => {
  let pdf: ReadPdf;
  let made: Awaited<ReturnType<typeof renderPdf>>;
  beforeAll(async () => {
    made = await renderPdf(sampleDocument("da", { initiatives: 4, proposals: 60 }));
    pdf = await readPdf(made.bytes);
  }, 60_000);

  it("has nothing that a checker of its structure finds fault with", () => {
    expect(findFaults(pdf)).toEqual([]);
    expect(made.pages).toBe(pdf.pages.length);
  });

  it("says its title, language and author, and shows the title", async () => {
    expect(pdf).toMatchObject({ title: "Handlingsplan for åbent styre 2028-2030", language: "da-DK" });
    expect([...((await pdf.document.getViewerPreferences()) as unknown as Map<string, boolean>)]).toContainEqual(["DisplayDocTitle", true]);
  });

  it("is read in order, with æøå, and without the heads of its pages", () => {
    const text = words(pdf);
    expect(text).toContain("Ærø, Læsø og Ålborg har hver deres erfaringer, og de bliver samlet op undervejs. Åbne data gør det muligt at følge");
    const order = ["Styrelsen for Prøver", "Handlingsplan for åbent styre", "Indhold", "Forord", "Hvem der deltog", "Initiativ 1.1", "Milepæle 1.1", "Initiativ 2.2", "OGP28-C-0001", "OGP28-C-0060"];
    const places = order.map((each) => text.indexOf(each, each === "Forord" || each.startsWith("Hvem") || each.startsWith("Initiativ") ? text.indexOf("Forord Ærø") : 0));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(text).not.toContain(`Side 3 af`);
  });

  it("numbers its pages, and names the chapter at their heads", () => {
    expect(pdf.pages[0]!.artifacts.join("")).toBe("");
    expect(pdf.pages[2]!.artifacts).toContain(`Side 3 af ${pdf.pages.length}`);
    expect(pdf.pages.at(-1)!.artifacts.filter((each) => each !== "")).toEqual(expect.arrayContaining(["Handlingsplan for åbent styre 2028-2030", "Alle forslag og hvad der blev af dem", `Side ${pdf.pages.length} af ${pdf.pages.length}`]));
  });

  it("has contents that link to the pages that they name", async () => {
    const page = pdf.pages[1]!;
    const entries = allOf(page.structure).filter((each) => each.role === "TOCI");
    expect(entries).toHaveLength(11);
    for (const entry of entries) {
      const [, title, number] = /^(.*) (\d+)$/.exec(textOf(page, entry))!;
      const { dest } = page.links.get(allOf(entry).find((each) => each.role === "annotation")!.id!)!;
      const [reference] = (await pdf.document.getDestination(dest!)) as { num: number; gen: number }[];
      expect((await pdf.document.getPageIndex(reference!)) + 1, title).toBe(Number(number));
      expect(pdf.pages[Number(number) - 1]!.text.replace(/\s+/g, " ")).toContain(title);
    }
  });

  it("has bookmarks below one another", () => {
    expect(pdf.outline.map(({ title, items }) => [title, items.length])).toEqual([["Forord", 1], ["Tema 1. Åbne data gør det", 1], ["Tema 2. Høringssvarene peger på, at", 1], ["Tema 3. Styrelsen offentliggør hvert halve", 1], ["Tema 4. Arbejdet bygger på det,", 1], ["Alle forslag og hvad der blev af dem", 0]]);
  });

  it("draws the head of a long table again on each page, where it is heard once", () => {
    const heard = pdf.pages.map((page) => allOf(page.structure).some((each) => each.role === "THead" && textOf(page, each).includes("Begrundelse")));
    const first = heard.indexOf(true);
    expect(heard.filter(Boolean)).toHaveLength(1);
    expect(pdf.pages.length - first).toBeGreaterThan(2);
    expect(pdf.pages.slice(first).map((page) => page.artifacts.includes("Begrundelse"))).toEqual(pdf.pages.slice(first).map((_, index) => index > 0));
  });

  it("marks another language, and says what a figure shows", () => {
    const all = allOf(pdf.pages[2]!.structure);
    expect(all.find((each) => each.role === "Span")?.lang).toBe("en");
    expect(all.find((each) => each.role === "Figure")?.alt).toContain("Foreninger og NGO'er: 142");
  });

  it("announces a link by its words and where it leads, also where it is broken into two lines", () => {
    const links = [...pdf.pages[2]!.links.values()];
    expect(links.map(({ spoken }) => spoken)).toEqual(["Se oversigten over alle forslag", "Se oversigten over alle forslag", "høringen på nettet (https://samplan.example/h%C3%B8ring?a=1&b=2)"]);
  });

  it("carries its fonts", async () => {
    const operators = await (await pdf.document.getPage(3)).getOperatorList();
    expect(operators.fnArray.length).toBeGreaterThan(0);
    const raw = Buffer.from(made.bytes).toString("latin1");
    expect([...raw.matchAll(/\/FontName \/(\S+)/g)].length).toBeGreaterThan(2);
    expect([...raw.matchAll(/\/Type \/FontDescriptor/g)]).toHaveLength([...raw.matchAll(/\/FontFile[23] \d+/g)].length);
  });
});

describe("breaking pages", () => {
  it("never leaves a heading last on a page, nor one line of a paragraph alone", async () => {
    for (let lines = 20; lines < 34; lines += 1) {
      const pdf = await read(withBlocks([chapter, ...Array.from({ length: lines }, (): Block => ({ kind: "paragraph", line: plain("En linje.") })), { kind: "heading", level: 2, text: "Overskrift nederst", id: "low" }, { kind: "paragraph", line: plain("Her er en sætning, der fylder. ".repeat(12)) }]));
      for (const page of pdf.pages) {
        const blocks = page.structure.children[0]?.children ?? [];
        expect(blocks.at(-1)?.role).not.toMatch(/^H/);
        const last = blocks.at(-1);
        const text = last ? allOf(last).filter((each) => each.role === "content").map((each) => page.marked.get(each.id!)!).join("") : "";
        if (text.includes("fylder")) expect(text.trim().split("\n").length).toBeGreaterThan(1);
      }
    }
  }, 60_000);

  it("keeps a row of a table on one page, and divides one that is longer than a page", async () => {
    const row = (text: string) => [plain("A"), plain(text)];
    const columns = [{ header: "Navn" }, { header: "Tekst", share: 3 }];
    const pdf = await read(withBlocks([chapter, { kind: "table", caption: "Lang", columns, rows: [...Array.from({ length: 12 }, () => row("Et langt svar, der fylder flere linjer. ".repeat(8))), row("Uendeligt svar. ".repeat(900))] }]));
    expect(findFaults(pdf)).toEqual([]);
    expect(words(pdf).split("Uendeligt svar.")).toHaveLength(901);
    const ofPages = pdf.pages.map((page) => page.text.replace(/\s+/g, " ").split("Et langt svar, der fylder flere linjer.").length - 1);
    expect(ofPages.reduce((sum, each) => sum + each, 0)).toBe(12 * 8);
    expect(ofPages.filter((each) => each % 8 !== 0)).toEqual([]);
  });
});

describe("text that fonts, lines and programs find hard", () => {
  const hard: Record<string, string> = {
    emoji: "Vi ønsker 😀 og 👩‍👩‍👧 og 🇩🇰 i debatten", chinese: "公开数据", arabic: "البيانات المفتوحة", hebrew: "נתונים פתוחים", greek: "Ανοιχτά δεδομένα", russian: "Открытые данные", vietnamese: "Dữ liệu mở",
    combining: "A\u030aben e\u0301 q\u0303\u0324", signs: "→ ≥ ✓ ☐ − ½ € § “citat”", control: "a\u0007b\u0000c", surrogates: "før \ud800 efter \udc00", joiners: "a\u200db\u200cc\u2060d\ufeffe", direction: "abc\u202edef\u202c", separators: "en\u2028to\r\ntre\u0085fire", tag: "<b>&amp; \\( ) [ ]</b>",
  };
  it.each(Object.entries(hard))("%s is drawn, tagged, and can be taken out again", async (name, text) => {
    const isCovered = ["greek", "russian", "vietnamese", "signs", "joiners", "direction", "separators", "tag"].includes(name);
    const pdf = await read(withBlocks([{ kind: "heading", level: 1, text, id: "h" }, { kind: "paragraph", line: plain(text) }, { kind: "list", ordered: false, items: [plain(text)] }, { kind: "table", caption: text, columns: [{ header: text }], rows: [[plain(text)]] }, { kind: "bars", title: text, alternative: text, rows: [{ label: text, value: 3, shown: text }] }], { title: text, subtitle: text, author: text, subject: text, cover: [plain(text)] }));
    expect(findFaults(pdf)).toEqual([]);
    // What is drawn as nothing is not taken out, and a space of any kind is one.
    const wanted = text.toWellFormed().normalize("NFC").replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufe0f\ufeff]/g, "").replace(/[\s\u0085\u0000-\u001f]+/g, "");
    const found = words(pdf).normalize("NFC").replace(/[\s\u0000-\u001f]+/g, "");
    // pdfjs gives the digits in the box of a character that no font has, where others give the character.
    const digits = (character: string) => character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    const lost = Array.from(wanted).filter((character) => !found.includes(character) && !found.includes(digits(character)));
    expect(lost).toEqual([]);
    if (isCovered) expect(found).toContain(wanted);
  });

  it("breaks a word that is longer than a line, and loses none of it", async () => {
    const long = "Ordbogsopslag".repeat(60);
    const pdf = await read(withBlocks([{ ...chapter, text: long }, { kind: "paragraph", line: plain(long) }, { kind: "table", caption: "Smal", columns: Array.from({ length: 9 }, (_, index) => ({ header: `Kolonne ${index}` })), rows: [Array.from({ length: 9 }, () => plain(long))] }]));
    expect(findFaults(pdf)).toEqual([]);
    // The title of the chapter twice, a paragraph, and nine cells that go on over pages side by side.
    expect(words(pdf).match(/[Ordbogspla]/g)!.length).toBeGreaterThanOrEqual(12 * (long.length - 60));
    expect(words(pdf).replace(/\s/g, "").split(long).length - 1).toBeGreaterThanOrEqual(3);
  });

  it("takes a title of two thousand words", async () => {
    const pdf = await read(withBlocks([chapter], { title: "Åbenhed og indsigt ".repeat(1000), subtitle: "x".repeat(5000) }));
    expect(findFaults(pdf)).toEqual([]);
    expect(words(pdf).split("Åbenhed").length - 1).toBe(1000);
  });

  it("is a PDF when there is next to nothing in it", async () => {
    const empty: Block[] = [{ kind: "paragraph", line: [] }, { kind: "list", ordered: true, items: [] }, { kind: "list", ordered: false, items: [[]] }, { kind: "facts", items: [] }, { kind: "facts", items: [{ term: "", text: [] }] }, { kind: "table", caption: "", columns: [], rows: [] }, { kind: "table", caption: "Tom", columns: [{ header: "A" }], rows: [] }, { kind: "bars", title: "", alternative: "Intet.", rows: [] }, { kind: "bars", title: "Nul", alternative: "Nul.", rows: [{ label: "", value: Number.NaN, shown: "" }] }];
    expect(findFaults(await read(withBlocks([chapter, ...empty]))).filter((each) => !/bookmark/.test(each))).toEqual([]);
    expect((await read(withBlocks([]))).pages).toHaveLength(1);
  });

  it("links only to what can be reached without harm, and never to a heading that is not there", async () => {
    const pdf = await read(withBlocks([chapter, { kind: "paragraph", line: [{ text: "a", href: "javascript:alert(1)" }, { text: "b", href: "#none" }, { text: "c", href: "not an address" }, { text: "d", href: "#chapter" }, { text: "e", href: "mailto:a@b.example" }] }]));
    const links = [...pdf.pages.at(-1)!.links.values()];
    expect(links.map(({ url, dest }) => url ?? dest)).toEqual(["chapter", "mailto:a@b.example"]);
  });

  it("brings headings that skip a level one below the other", async () => {
    const pdf = await read(withBlocks([{ ...chapter, level: 3 }, { kind: "heading", level: 3, text: "Dybt", id: "deep" }, { kind: "heading", level: 1, text: "Igen", id: "again" }, { kind: "heading", level: 3, text: "Under", id: "under" }]));
    expect(allOf(pdf.pages.at(-1)!.structure).map((each) => each.role).filter((role) => /^H/.test(role))).toEqual(["H2", "H3", "H2", "H3"]);
  });

  it("makes the same bytes of the same document", async () => {
    const [first, second] = [await renderPdf(sampleDocument("en", { initiatives: 1, proposals: 3 })), await renderPdf(sampleDocument("en", { initiatives: 1, proposals: 3 }))];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });
});
