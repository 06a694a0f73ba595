import { plainText } from "../drawable-text.ts";
import { page } from "./look.ts";
import type { PlacedHeading } from "./paginate.ts";

/** What pdfkit takes and its types do not know: the page and the place on it. It counts `left` from the right edge. */
type Target = { pageNumber: number; top: number; left: number; expanded: boolean };

/** The headings as bookmarks, one below the other. */
export function addOutline(doc: PDFKit.PDFDocument, places: readonly { pageIndex: number; heading: PlacedHeading }[]): void {
  const open: { depth: number; item: PDFKit.PDFOutline }[] = [];
  for (const { pageIndex, heading } of places) {
    while (open.length > 0 && open.at(-1)!.depth >= heading.depth) open.pop();
    const target: Target = { pageNumber: pageIndex, top: page.top + heading.y - 12, left: page.width, expanded: false };
    open.push({ depth: heading.depth, item: (open.at(-1)?.item ?? doc.outline).addItem(plainText(heading.text), target) });
  }
}
