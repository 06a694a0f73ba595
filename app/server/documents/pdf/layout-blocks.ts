import { plain, type Block, type Line } from "#app/domain/documents/document.ts";
import { layoutBars } from "./layout-bars.ts";
import { layoutTable } from "./layout-table.ts";
import type { Flow, Slice, Tag } from "./flow.ts";
import { colour, looks, textWidth } from "./look.ts";
import { setText, slicesOfLines } from "./set-text.ts";

const indent = 18;
const termWidth = 130;
const gap = 14;

/** Lays out the blocks of a document, each below the other. */
export function layoutBlocks(flow: Flow, root: Tag, blocks: readonly Block[], depths: ReadonlyMap<string, 1 | 2 | 3>): Slice[] {
  return blocks.flatMap((block) => layoutBlock(flow, root, block, depths));
}

function layoutBlock(flow: Flow, root: Tag, block: Block, depths: ReadonlyMap<string, 1 | 2 | 3>): Slice[] {
  switch (block.kind) {
    case "heading": return layoutHeading(flow, root, block, depths.get(block.id)!);
    case "paragraph": return layoutParagraph(flow, root, block);
    case "list": return layoutList(flow, root, block);
    case "facts": return layoutFacts(flow, root, block);
    case "table": return layoutTable(flow, root, block);
    case "bars": return layoutBars(flow, root, block);
  }
}

function layoutHeading(flow: Flow, root: Tag, { text, lang, id, newPage }: Extract<Block, { kind: "heading" }>, depth: 1 | 2 | 3): Slice[] {
  const look = looks[`heading${depth}`];
  // The title on the cover is the one heading of the first level.
  const tag = flow.tag(`H${depth + 1}`, root, lang === undefined ? {} : { lang });
  const lines = setText(flow, plain(text), tag, { look, x: 0, width: textWidth });
  const before = [26, 22, 16][depth - 1]!;
  return lines.map(({ pieces }, index) => ({ height: look.leading + (index === lines.length - 1 ? 3 : 0), before: index === 0 ? before : 0, keep: true, pieces, ...(index === 0 && { heading: { id, depth, text }, ...(newPage && { newPage }) }) }));
}

function layoutParagraph(flow: Flow, root: Tag, { line, style }: Extract<Block, { kind: "paragraph" }>): Slice[] {
  const look = looks[style ?? "body"];
  const isQuote = style === "quote";
  const tag = isQuote ? flow.tag("P", flow.tag("BlockQuote", root)) : flow.tag("P", root);
  const lines = setText(flow, line, tag, { look, x: isQuote ? indent : 0, width: textWidth - (isQuote ? 2 * indent : 0) });
  const slices = slicesOfLines(lines, look.leading, style === "lead" ? 10 : 8);
  if (isQuote) for (const slice of slices) slice.pieces.push({ kind: "box", order: 0, tag: null, x: 4, y: 0, width: 2, height: slice.height, fill: colour.line });
  return slices;
}

function layoutList(flow: Flow, root: Tag, { ordered, items }: Extract<Block, { kind: "list" }>): Slice[] {
  if (items.length === 0) return [];
  const list = flow.tag("L", root, { numbering: ordered ? "Decimal" : "Disc" });
  const look = looks.body;
  const labels = items.map((_, index) => plain(ordered ? `${index + 1}.` : "•"));
  const room = ordered ? Math.max(indent, 12 + look.size * 0.6 * String(items.length).length) : indent;
  return items.flatMap((line, index) => {
    const item = flow.tag("LI", list);
    const [label] = setText(flow, labels[index]!, flow.tag("Lbl", item), { look, x: ordered ? 0 : 4, width: room });
    const lines = setText(flow, line, flow.tag("LBody", item), { look, x: room, width: textWidth - room });
    const [first = { pieces: [] }, ...others] = lines;
    return slicesOfLines([{ pieces: [...label!.pieces, ...first.pieces] }, ...others], look.leading, index === 0 ? 8 : 3);
  });
}

type Facts = Extract<Block, { kind: "facts" }>;

/** Names beside what is said of each where it is short throughout; else each name above its text. */
function layoutFacts(flow: Flow, root: Tag, { items }: Facts): Slice[] {
  if (items.length === 0) return [];
  const list = flow.tag("L", root, { numbering: "None" });
  const isShort = items.every(({ term, text }) => text.length < 2 && term.length < 45 && text.every((line) => line.reduce((sum, span) => sum + span.text.length, 0) < 160));
  return items.flatMap((item, index) => (isShort ? besideTerm(flow, list, item, index) : belowTerm(flow, list, item, index)));
}

function besideTerm(flow: Flow, list: Tag, { term, text }: Facts["items"][number], index: number): Slice[] {
  const item = flow.tag("LI", list);
  const { leading } = looks.body;
  const terms = setText(flow, plain(term), flow.tag("Lbl", item), { look: looks.term, x: 0, width: termWidth });
  const body = flow.tag("LBody", item);
  const lines = text.flatMap((line: Line) => setText(flow, line, body, { look: looks.body, x: termWidth + gap, width: textWidth - termWidth - gap }));
  const rows = Array.from({ length: Math.max(terms.length, lines.length) }, (_, row) => ({ pieces: [...(terms[row]?.pieces ?? []), ...(lines[row]?.pieces ?? [])] }));
  return slicesOfLines(rows, leading, index === 0 ? 10 : 5);
}

function belowTerm(flow: Flow, list: Tag, { term, text }: Facts["items"][number], index: number): Slice[] {
  const item = flow.tag("LI", list);
  const terms = slicesOfLines(setText(flow, plain(term), flow.tag("Lbl", item), { look: looks.term, x: 0, width: textWidth }), looks.term.leading, index === 0 ? 10 : 9, true);
  for (const slice of terms) slice.keep = true;
  const body = flow.tag("LBody", item);
  return [...terms, ...text.flatMap((line, at) => slicesOfLines(setText(flow, line, flow.tag("P", body), { look: looks.body, x: 0, width: textWidth }), looks.body.leading, at === 0 ? 1 : 6))];
}
