import type { StructuredDocument } from "#app/domain/documents/document.ts";
import { plainText } from "../drawable-text.ts";
import { asArtifact } from "./draw-pages.ts";
import { breakLines } from "./break-lines.ts";
import { drawPiece } from "./draw-piece.ts";
import type { Flow } from "./flow.ts";
import { colour, looks, page, textWidth } from "./look.ts";
import type { PlacedPage } from "./paginate.ts";
import { setText } from "./set-text.ts";

/** The running heads and the numbers of the pages, on all but the cover. A page that a chapter begins on needs no head. */
export function drawMargins(doc: PDFKit.PDFDocument, flow: Flow, document: StructuredDocument, pages: readonly PlacedPage[], covers: number): void {
  const none = new Map<string, number>();
  const look = looks.running;
  const draw = (text: string, y: number, x: number, width: number, align: "left" | "right") => {
    for (const { pieces } of setText(flow, [{ text }], null, { look, x, width, align }).slice(0, 1)) for (const piece of pieces) drawPiece(doc, { ...piece, y: piece.y + y - page.top }, none);
  };
  const half = textWidth / 2 - 8;
  for (const [index, { chapter, headings }] of pages.entries()) {
    if (index < covers) continue;
    doc.switchToPage(index);
    asArtifact(doc, () => {
      const isOpening = chapter === "" || headings.some((heading) => heading.depth === 1 && heading.y === 0);
      if (!isOpening) {
        draw(fit(flow, document.title, half), page.headY, 0, half + 6, "left");
        draw(fit(flow, chapter, half), page.headY, half + 10, half + 6, "right");
        doc.rect(page.left, page.headY + look.leading + 3, textWidth, 0.4).fill(colour.line);
      }
      draw(document.words.page.replace("{number}", String(index + 1)).replace("{of}", String(pages.length)), page.footY, 0, textWidth, "right");
    }, "Pagination");
  }
}

/** As much of a text as there is room for in one line. */
function fit(flow: Flow, text: string, width: number): string {
  const whole = plainText(text);
  const measured = (part: string) => breakLines([{ text: part }], looks.running, Infinity, flow.measure)[0]?.width ?? 0;
  if (whole.length < 200 && measured(whole) <= width) return whole;
  const words = whole.slice(0, 200).split(" ");
  while (words.length > 1 && measured(`${words.join(" ")} …`) > width) words.pop();
  return words.length > 1 ? `${words.join(" ")} …` : `${whole.slice(0, 20)}…`;
}
