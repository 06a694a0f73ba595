import { AlignmentType, HeadingLevel, Paragraph, Table, TableCell, TableRow, VerticalAlignTable, WidthType, type FileChild, type IParagraphOptions } from "docx";
import { plain, type Block, type Line } from "#app/domain/documents/document.ts";
import { bookmarked, runsOf, type Anchors } from "./docx-text.ts";

export const numberingOf = { bullets: "bullets", numbers: "numbers" } as const;

/** The blocks of a document as paragraphs and tables. `list` counts the ordered lists, so that each begins with one. */
export function docxBlocks(blocks: readonly Block[], depths: ReadonlyMap<string, 1 | 2 | 3>, anchors: Anchors): FileChild[] {
  let list = 0;
  const paragraph = (line: Line, more: IParagraphOptions = {}) => new Paragraph({ ...more, children: runsOf(line, anchors) });
  return blocks.flatMap((block): FileChild[] => {
    switch (block.kind) {
      case "heading": {
        const { id, text, lang, newPage } = block;
        const level = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3][depths.get(id)! - 1]!;
        return [new Paragraph({ heading: level, ...(newPage && { pageBreakBefore: true }), children: bookmarked(plain(text, lang), id, anchors) })];
      }
      case "paragraph": return [paragraph(block.line, block.style === undefined ? {} : { style: { lead: "Lead", small: "Small", quote: "Quote" }[block.style] })];
      case "list": {
        if (block.ordered) list += 1;
        const numbering = { reference: block.ordered ? numberingOf.numbers : numberingOf.bullets, level: 0, ...(block.ordered && { instance: list }) };
        return block.items.map((line) => paragraph(line, { numbering }));
      }
      case "facts": return block.items.flatMap(({ term, text }) => [new Paragraph({ style: "Term", children: runsOf(plain(term), anchors) }), ...text.map((line) => paragraph(line))]);
      case "table": return [new Paragraph({ style: "Caption", children: runsOf(plain(block.caption), anchors) }), docxTable(block, anchors), new Paragraph({ style: "Small", children: [] })];
      case "bars": return [
        new Paragraph({ style: "Caption", children: runsOf(plain(block.title), anchors) }),
        // A text document is worked on: the numbers are in it as text, after the words for what is drawn elsewhere.
        paragraph(plain(block.alternative)),
        ...block.rows.map(({ label, shown }) => paragraph([{ text: `${label}: ` }, { text: shown, strong: true }], { numbering: { reference: numberingOf.bullets, level: 0 } })),
        ...(block.source === undefined ? [] : [paragraph(plain(block.source), { style: "Small" })]),
      ];
    }
  });
}

/** The width of the text, in twentieths of a point. */
const textWidth = 9026;

function docxTable({ columns, rows }: Extract<Block, { kind: "table" }>, anchors: Anchors): Table {
  const shares = columns.map(({ share }) => Math.max(share ?? 1, 0.01));
  const sum = shares.reduce((total, share) => total + share, 0);
  const widths = shares.map((share) => Math.round((textWidth * share) / sum));
  const cell = (line: Line, index: number, style: string) => new TableCell({
    width: { size: widths[index]!, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.TOP, margins: { top: 60, bottom: 60, left: 90, right: 90 },
    children: [new Paragraph({ style, ...(columns[index]!.numeric && { alignment: AlignmentType.END }), children: runsOf(line, anchors) })],
  });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA }, columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ header }, index) => cell(plain(header), index, "TableHead")) }),
      ...rows.map((row) => new TableRow({ children: columns.map((_, index) => cell(row[index] ?? [], index, "TableText")) })),
    ],
  });
}
