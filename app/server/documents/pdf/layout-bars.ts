import { plain, type Block } from "#app/domain/documents/document.ts";
import type { Flow, Piece, Slice, Tag } from "./flow.ts";
import { colour, looks, textWidth } from "./look.ts";
import { setText, slicesOfLines } from "./set-text.ts";

type Bars = Extract<Block, { kind: "bars" }>;

const labelWidth = 165;
const numberWidth = 70;
const barHeight = 11;
/** A figure is never divided, so one with more rows is several. */
const rowsOfFigure = 24;

/** Horizontal bars, each between its label and its number: a figure, which is heard as the words that stand for it and the numbers. */
export function layoutBars(flow: Flow, root: Tag, { title, alternative, rows, source }: Bars): Slice[] {
  const heading = slicesOfLines(setText(flow, plain(title), flow.tag("P", root), { look: looks.caption, x: 0, width: textWidth }), looks.caption.leading, 16, true);
  for (const slice of heading) slice.keep = true;
  if (heading.length > 0) heading.at(-1)!.height += 5;
  const longest = Math.max(...rows.map((row) => row.value), 0) || 1;
  const slices: Slice[] = [];
  for (let from = 0; from < rows.length; from += rowsOfFigure) {
    const part = rows.slice(from, from + rowsOfFigure);
    const words = part.map(({ label, shown }) => `${label}: ${shown}`).join("; ");
    const figure = flow.tag("Figure", root, { alt: from === 0 ? `${alternative} ${words}` : words });
    slices.push(...part.flatMap((row, index) => layoutBar(flow, figure, row, longest, index < part.length - 1 || source !== undefined)));
  }
  if (source === undefined) return [...heading, ...slices];
  return [...heading, ...slices, ...slicesOfLines(setText(flow, plain(source), flow.tag("P", root), { look: looks.small, x: 0, width: textWidth }), looks.small.leading, 4)];
}

function layoutBar(flow: Flow, figure: Tag, { label, value, shown }: Bars["rows"][number], longest: number, keep: boolean): Slice[] {
  const { leading } = looks.cell;
  const labels = setText(flow, plain(label), figure, { look: looks.cell, x: 0, width: labelWidth });
  const width = ((textWidth - labelWidth - 10 - numberWidth) * Math.max(0, Number.isFinite(value) ? value : 0)) / longest;
  const bar: Piece = { kind: "box", order: flow.next(), tag: figure, x: labelWidth + 10, y: (leading - barHeight) / 2 + 1, width: Math.max(width, 0.8), height: barHeight, fill: colour.bar, stroke: colour.barEdge };
  const [number = { pieces: [] }] = setText(flow, plain(shown), figure, { look: { ...looks.cell, weight: "semibold" }, x: labelWidth + 10 + width + 6, width: numberWidth });
  return Array.from({ length: Math.max(1, labels.length) }, (_, row) => ({
    height: leading + (row === Math.max(1, labels.length) - 1 ? 5 : 0), before: 0, keep: keep || row < labels.length - 1,
    pieces: [...(labels[row]?.pieces ?? []), ...(row === 0 ? [bar, ...number.pieces] : [])],
  }));
}
