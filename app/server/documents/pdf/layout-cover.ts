import { plain, type StructuredDocument } from "#app/domain/documents/document.ts";
import type { Flow, Slice, Tag } from "./flow.ts";
import { colour, looks, textWidth } from "./look.ts";
import { setText, slicesOfLines } from "./set-text.ts";

/** The first page: who publishes, the title, and what is said of this version. A very long title goes on to a second page. */
export function layoutCover(flow: Flow, root: Tag, { author, title, subtitle, cover }: StructuredDocument): Slice[] {
  const text = (type: string, line: Parameters<typeof setText>[1], look: Parameters<typeof setText>[3]["look"], before: number): Slice[] => slicesOfLines(setText(flow, line, flow.tag(type, root), { look, x: 0, width: textWidth }), look.leading, before);
  const band: Slice = { height: 46, before: 0, keep: true, pieces: [{ kind: "box", order: 0, tag: null, x: 0, y: 0, width: 64, height: 7, fill: colour.accent }] };
  return [
    band,
    ...text("P", plain(author), looks.coverAuthor, 0),
    ...(title.length > 160 ? text("H1", plain(title), { ...looks.coverTitle, size: 20, leading: 26 }, 70) : text("H1", plain(title), looks.coverTitle, 120)),
    ...(subtitle === "" ? [] : text("P", plain(subtitle), looks.coverSubtitle, 14)),
    ...cover.flatMap((line, index) => text("P", line, looks.body, index === 0 ? 60 : 4)),
  ];
}
