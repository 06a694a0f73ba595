import { plain, type StructuredDocument } from "#app/domain/documents/document.ts";
import type { Flow, Slice, Tag } from "./flow.ts";
import { looks, textWidth } from "./look.ts";
import { setText } from "./set-text.ts";

const numberWidth = 34;
const indent = 16;

/** The contents, chapters and their sections: each line a link with the number of its page. Documents without headings have none. */
export function layoutContents(flow: Flow, root: Tag, { words, blocks }: StructuredDocument, depths: ReadonlyMap<string, 1 | 2 | 3>): Slice[] {
  const entries = blocks.filter((block) => block.kind === "heading").filter(({ id }) => depths.get(id)! < 3);
  if (entries.length === 0) return [];
  const heading = setText(flow, plain(words.contents), flow.tag("H2", root), { look: looks.heading1, x: 0, width: textWidth });
  const list = flow.tag("TOC", root);
  return [
    ...heading.map(({ pieces }, index): Slice => ({ height: looks.heading1.leading + (index === heading.length - 1 ? 10 : 0), before: 0, keep: true, pieces })),
    ...entries.flatMap((entry) => layoutEntry(flow, list, entry, depths.get(entry.id)!)),
  ];
}

function layoutEntry(flow: Flow, list: Tag, { id, text, lang }: { id: string; text: string; lang?: string }, depth: number): Slice[] {
  const look = depth === 1 ? looks.contents1 : looks.contents2;
  const left = depth === 1 ? 0 : indent;
  const link = flow.tag("Link", flow.tag("Reference", flow.tag("TOCI", list)), { link: { kind: "heading", id }, ...(lang !== undefined && { lang }) });
  const lines = setText(flow, plain(text), link, { look, x: left, width: textWidth - left - numberWidth });
  const last = lines.at(-1);
  last?.pieces.push({ kind: "pageNumber", order: flow.next(), tag: link, x: textWidth, y: (look.leading + look.size * 0.7) / 2, size: look.size, of: id, colour: look.colour });
  return lines.map(({ pieces }, index) => ({ height: look.leading, before: index === 0 ? (depth === 1 ? 8 : 2) : 0, keep: index < lines.length - 1, pieces }));
}
