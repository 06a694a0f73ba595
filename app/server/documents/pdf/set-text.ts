import type { Line } from "#app/domain/documents/document.ts";
import { documentLink } from "#app/domain/documents/document-link.ts";
import { breakLines, type TextLine } from "./break-lines.ts";
import type { Flow, Piece, Slice, Tag } from "./flow.ts";
import { colour, type TextLook } from "./look.ts";

type Setting = { look: TextLook; x: number; width: number; align?: "left" | "right" };

/** The lines of a text, each with what is drawn of it. Links and stretches in another language have an element of their own inside of `tag`. */
export function setText(flow: Flow, line: Line, tag: Tag | null, { look, x, width, align = "left" }: Setting): { pieces: Piece[] }[] {
  const tags = new Map<number, Tag | null>();
  const tagOf = (index: number): Tag | null => {
    if (tag === null) return null;
    let found = tags.get(index);
    if (found === undefined) tags.set(index, (found = tagOfSpan(flow, line, index, tag)));
    return found;
  };
  return breakLines(line, look, width, flow.measure).map((each) => ({ pieces: setLine(flow, each, look, align === "right" ? x + width - each.width : x, tagOf) }));
}

function tagOfSpan(flow: Flow, line: Line, index: number, parent: Tag): Tag {
  const { href, lang } = line[index]!;
  const link = documentLink(href, flow.headings);
  if (link) return flow.tag("Link", parent, { link, ...(lang !== undefined && { lang }) });
  return lang === undefined ? parent : flow.tag("Span", parent, { lang });
}

function setLine(flow: Flow, { fragments }: TextLine, look: TextLook, left: number, tagOf: (span: number) => Tag | null): Piece[] {
  const baseline = (look.leading + look.size * 0.7) / 2;
  let x = left;
  return fragments.map(({ text, font, span, width }) => {
    const tag = tagOf(span);
    const at = { order: flow.next(), x, y: baseline, tag, size: look.size, width, colour: tag?.link ? colour.link : look.colour };
    x += width;
    return font === null ? { ...at, kind: "unknown", codePoint: text.codePointAt(0)! } : { ...at, kind: "text", font, text };
  });
}

/** Lines as slices: the first two and the last two stay together. */
export function slicesOfLines(lines: readonly { pieces: Piece[] }[], leading: number, before: number, keepLast = false): Slice[] {
  const last = lines.length - 1;
  return lines.map(({ pieces }, index) => ({ height: leading, before: index === 0 ? before : 0, keep: index === last ? keepLast : last < 3 || index === 0 || index === last - 1, pieces }));
}
