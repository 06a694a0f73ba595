import { AlignmentType, Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, TextRun, type ILevelsOptions } from "docx";
import { plain, type StructuredDocument } from "#app/domain/documents/document.ts";
import type { MadeFile } from "#app/domain/publications/make-files.server.ts";
import { headingDepths } from "#app/domain/documents/heading-depths.ts";
import { docxBlocks, numberingOf } from "./docx-blocks.ts";
import { languageTags, runsOf, xmlText, type Anchors } from "./docx-text.ts";
import { docxStyles } from "./docx-styles.ts";

/** A document as a text document to work on: real headings, lists and tables with heads, its language, its title and its links. */
export async function renderDocx(document: StructuredDocument): Promise<MadeFile> {
  const depths = headingDepths(document.blocks);
  const anchors: Anchors = new Map([...depths.keys()].map((id, index) => [id, `heading${index + 1}`]));
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string): ILevelsOptions => ({ level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 454, hanging: 340 } } } });
  const file = new Document({
    title: xmlText(document.title), creator: xmlText(document.author), lastModifiedBy: xmlText(document.author), description: xmlText(document.subject),
    styles: docxStyles(languageTags[document.locale]),
    numbering: { config: [{ reference: numberingOf.bullets, levels: [level(LevelFormat.BULLET, "•")] }, { reference: numberingOf.numbers, levels: [level(LevelFormat.DECIMAL, "%1.")] }] },
    sections: [{
      properties: { titlePage: true, page: { size: { width: 11906, height: 16838 }, margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 } } },
      footers: { default: pageFooter(document) },
      children: [...cover(document, anchors), ...contents(document, depths, anchors), ...docxBlocks(document.blocks, depths, anchors)],
    }],
  });
  return { bytes: new Uint8Array(await Packer.toBuffer(file)), pages: null };
}

function cover({ title, subtitle, author, cover: lines }: StructuredDocument, anchors: Anchors): Paragraph[] {
  const text = (style: string, line: Parameters<typeof runsOf>[0]) => new Paragraph({ style, children: runsOf(line, anchors) });
  return [text("Term", plain(author)), new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(plain(title), anchors) }), ...(subtitle === "" ? [] : [text("Subtitle", plain(subtitle))]), ...lines.map((line) => text("Normal", line))];
}

/** Links to the chapters and their sections. They have no page numbers, which a program would ask to work out when it opens the file. */
function contents({ words, blocks }: StructuredDocument, depths: ReadonlyMap<string, 1 | 2 | 3>, anchors: Anchors): Paragraph[] {
  const entries = blocks.filter((block) => block.kind === "heading").filter(({ id }) => depths.get(id)! < 3);
  if (entries.length === 0) return [];
  return [
    new Paragraph({ style: "ContentsHead", pageBreakBefore: true, children: runsOf(plain(words.contents), anchors) }),
    ...entries.map(({ id, text, lang }) => new Paragraph({ style: depths.get(id) === 1 ? "Contents1" : "Contents2", children: runsOf([{ text, href: `#${id}`, ...(lang !== undefined && { lang }) }], anchors) })),
  ];
}

/** "Side 3 af 60", in which the program that shows it puts the numbers. */
function pageFooter({ words }: StructuredDocument): Footer {
  const children = words.page.split(/(\{number\}|\{of\})/).map((part) => (part === "{number}" ? PageNumber.CURRENT : part === "{of}" ? PageNumber.TOTAL_PAGES : xmlText(part)));
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.END, style: "Small", children: [new TextRun({ children })] })] });
}
