import { plain, type Block } from "#app/domain/documents/document.ts";
import { widestWord } from "./break-lines.ts";
import type { Flow, Piece, Slice, Tag } from "./flow.ts";
import { colour, looks, textWidth, type TextLook } from "./look.ts";
import { setText, slicesOfLines } from "./set-text.ts";

type Table = Extract<Block, { kind: "table" }>;

const pad = { x: 5, top: 4, bottom: 4 } as const;
/** A row of so many lines is never divided between pages. */
const wholeRow = 14;

/** A table with its caption above it; its head is drawn again on each page that it goes on to. */
export function layoutTable(flow: Flow, root: Tag, { caption, columns, rows }: Table): Slice[] {
  if (columns.length === 0) return [];
  const table = flow.tag("Table", root);
  const captionSlices = slicesOfLines(setText(flow, plain(caption), flow.tag("Caption", table), { look: looks.caption, x: 0, width: textWidth }), looks.caption.leading, 14, true);
  for (const slice of captionSlices) slice.keep = true;
  if (captionSlices.length > 0) captionSlices.at(-1)!.height += 4;
  // Many columns have little room each.
  const [head, cell] = columns.length > 6 ? [{ ...looks.header, size: 7.5, leading: 10.5 }, { ...looks.cell, size: 7.5, leading: 10.5 }] : [looks.header, looks.cell];
  const widths = columnWidths(flow, columns, rows, { head, cell });
  const headRow = flow.tag("TR", flow.tag("THead", table));
  const header = layoutRow(columns.map((column, index) => setText(flow, plain(column.header), flow.tag("TH", headRow, { scope: "Column" }), place(columns, widths, index, head))), head.leading, true);
  for (const slice of header) slice.keep = rows.length > 0;
  const body = rows.length > 0 ? flow.tag("TBody", table) : null;
  const slices = rows.flatMap((row) => {
    const tag = flow.tag("TR", body);
    const cells = columns.map((_, index) => setText(flow, row[index] ?? [], index === 0 ? flow.tag("TH", tag, { scope: "Row" }) : flow.tag("TD", tag), place(columns, widths, index, cell)));
    return layoutRow(cells, cell.leading, false).map((slice) => ({ ...slice, repeat: header }));
  });
  return [...captionSlices, ...header, ...slices];
}

function place(columns: Table["columns"], widths: readonly number[], index: number, look: TextLook) {
  const left = widths.slice(0, index).reduce((sum, width) => sum + width, 0);
  return { look, x: left + pad.x, width: widths[index]! - 2 * pad.x, align: columns[index]!.numeric ? "right" as const : "left" as const };
}

/** The cells of a row beside one another, in slices of a line each. */
function layoutRow(cells: readonly { pieces: Piece[] }[][], leading: number, isHead: boolean): Slice[] {
  const count = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: count }, (_, row) => {
    const [isFirst, isLast] = [row === 0, row === count - 1];
    const down = isFirst ? pad.top : 0;
    const height = leading + down + (isLast ? pad.bottom : 0);
    const pieces: Piece[] = cells.flatMap((lines) => (lines[row]?.pieces ?? []).map((piece) => ({ ...piece, y: piece.y + down })));
    if (isHead) pieces.push({ kind: "box", order: 0, tag: null, x: 0, y: 0, width: textWidth, height, fill: colour.tint });
    if (isLast) pieces.push({ kind: "box", order: 0, tag: null, x: 0, y: height - 0.4, width: textWidth, height: isHead ? 1 : 0.4, fill: isHead ? colour.accent : colour.line });
    return { height, before: 0, keep: !isLast && (count <= wholeRow || row === 0 || row === count - 2), pieces };
  });
}

/** The widths as their shares say, but for columns whose widest word asks for more: the others give it to them. */
function columnWidths(flow: Flow, columns: Table["columns"], rows: Table["rows"], { head, cell }: { head: TextLook; cell: TextLook }): number[] {
  const most = Math.max(textWidth / columns.length, textWidth * 0.4);
  const needed = columns.map(({ header }, index) => {
    const widest = rows.reduce((width, row) => Math.max(width, widestWord(row[index] ?? [], cell, flow.measure)), widestWord(plain(header), head, flow.measure));
    return Math.min(widest + 2 * pad.x + 0.1, most);
  });
  const fixed = new Set<number>();
  const isAllOfIt = needed.reduce((sum, width) => sum + width, 0) >= textWidth;
  if (isAllOfIt) return needed.map((width) => (width / needed.reduce((sum, each) => sum + each, 0)) * textWidth);
  // Each round gives some columns what they need, so there are at most as many rounds as columns.
  for (;;) {
    const room = textWidth - [...fixed].reduce((sum, index) => sum + needed[index]!, 0);
    const shares = columns.reduce((sum, column, index) => sum + (fixed.has(index) ? 0 : Math.max(column.share ?? 1, 0.01)), 0);
    const widths = columns.map((column, index) => (fixed.has(index) ? needed[index]! : (room * Math.max(column.share ?? 1, 0.01)) / shares));
    const tight = widths.findIndex((width, index) => !fixed.has(index) && width < needed[index]!);
    if (tight === -1) return widths;
    fixed.add(tight);
  }
}

