import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { plain, type StructuredDocument } from "#app/domain/documents/document.ts";
import { sampleDocument } from "#tests/support/sample-document.ts";
import { renderDocx } from "./render-docx.ts";

async function parts(document: StructuredDocument): Promise<Record<string, string>> {
  const { bytes, pages } = await renderDocx(document);
  expect(pages).toBeNull();
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

describe("the text document of a plan", () => {
  let files: Record<string, string>;
  let body: string;
  beforeAll(async () => {
    files = await parts(sampleDocument("da", { initiatives: 2, proposals: 4 }));
    body = files["word/document.xml"]!;
  });
  const count = (pattern: RegExp) => [...body.matchAll(pattern)].length;

  it("has real headings, which the contents link to", () => {
    expect(count(/<w:pStyle w:val="Title"\/>/g)).toBe(1);
    expect(count(/<w:pStyle w:val="Heading1"\/>/g)).toBe(4);
    expect(count(/<w:pStyle w:val="Heading2"\/>/g)).toBe(3);
    const bookmarks = [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name);
    const anchors = [...body.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(([, name]) => name);
    expect(anchors.length).toBeGreaterThan(6);
    expect(anchors.filter((anchor) => !bookmarks.includes(anchor))).toEqual([]);
  });

  it("has lists and tables whose head is repeated", () => {
    expect(count(/<w:numPr>/g)).toBeGreaterThan(8);
    expect(count(/<w:tblHeader\/>/g)).toBe(3);
    expect(count(/<w:tbl>/g)).toBe(3);
  });

  it("says its title, author and language, and marks another language", () => {
    expect(files["docProps/core.xml"]).toContain("<dc:title>Handlingsplan for åbent styre 2028-2030</dc:title>");
    expect(files["docProps/core.xml"]).toContain("<dc:creator>Styrelsen for Prøver</dc:creator>");
    expect(files["word/styles.xml"]).toMatch(/<w:docDefaults>.*<w:lang w:val="da-DK"\/>.*<\/w:docDefaults>/s);
    expect(body).toMatch(/<w:lang w:val="en-GB"\/>/);
  });

  it("links out by the address, and numbers its pages", () => {
    expect(files["word/_rels/document.xml.rels"]).toContain("https://samplan.example/h%C3%B8ring?a=1&amp;b=2");
    const footer = Object.entries(files).find(([name]) => /footer\d\.xml$/.test(name))![1];
    expect(footer).toMatch(/Side .*PAGE.* af .*NUMPAGES/s);
  });

  it("takes every character, and what no XML can hold is seen to be missing", async () => {
    const text = "😀 公 a\u0000b\u0007c \ud800 <b>&amp; én\nto";
    const { "word/document.xml": xml = "" } = await parts({ ...sampleDocument("en", { initiatives: 0, proposals: 0 }), title: text, blocks: [{ kind: "paragraph", line: plain(text) }] });
    expect(xml).toContain("😀 公 a\ufffdb\ufffdc \ufffd &lt;b&gt;&amp;amp; én");
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });
});
