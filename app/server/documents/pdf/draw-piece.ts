import type { Piece } from "./flow.ts";
import { findFont, pathOfFont } from "./font-set.ts";
import { page } from "./look.ts";

/** Draws one piece on the current page; `numbers` are the pages of the headings. */
export function drawPiece(doc: PDFKit.PDFDocument, piece: Piece, numbers: ReadonlyMap<string, number>): void {
  const [x, y] = [page.left + piece.x, page.top + piece.y];
  switch (piece.kind) {
    case "text": { drawText(doc, piece.text, x, y, piece); return; }
    case "unknown": { drawUnknown(doc, piece.codePoint, x, y, piece); return; }
    case "box": {
      doc.rect(x, y, piece.width, piece.height);
      if (piece.fill !== undefined && piece.stroke !== undefined) doc.lineWidth(0.6).fillAndStroke(piece.fill, piece.stroke);
      else if (piece.fill !== undefined) doc.fill(piece.fill);
      return;
    }
    case "pageNumber": {
      const text = String(numbers.get(piece.of) ?? "");
      const font = plainFont;
      const width = useFont(doc, font, piece.size).widthOfString(text);
      // With a space before it, so that it is a word of its own where a text is taken out.
      const space = doc.widthOfString(" ");
      drawText(doc, ` ${text}`, x - width - space, y, { ...piece, font });
    }
  }
}

const plainFont = findFont("regular", 0x30)!;

/** Takes a font into use. pdfkit opens it the first time. */
export function useFont(doc: PDFKit.PDFDocument, font: string, size: number): PDFKit.PDFDocument {
  return doc.font(pathOfFont(font)).fontSize(size);
}

function drawText(doc: PDFKit.PDFDocument, text: string, x: number, y: number, { font, size, colour }: { font: string; size: number; colour: string }): void {
  useFont(doc, font, size).fillColor(colour).text(text, x, y, { lineBreak: false, baseline: "alphabetic" });
}

/** A box with the number of the character, in two rows as in a font of last resort; a text that is taken out has the character itself. */
function drawUnknown(doc: PDFKit.PDFDocument, codePoint: number, x: number, y: number, { size, width, colour }: { size: number; width: number; colour: string }) {
  doc.markContent("Span", { actual: String.fromCodePoint(codePoint) });
  doc.lineWidth(0.5).rect(x + width * 0.06, y - size * 0.78, width * 0.88, size * 0.92).stroke(colour);
  const digits = codePoint.toString(16).toUpperCase().padStart(4, "0");
  const half = Math.ceil(digits.length / 2);
  const small = size * 0.42;
  useFont(doc, plainFont, small);
  for (const [row, part] of [digits.slice(0, half), digits.slice(half)].entries()) drawText(doc, part, x + (width - doc.widthOfString(part)) / 2, y - size * 0.42 + row * size * 0.45, { font: plainFont, size: small, colour });
  doc.endMarkedContent();
}
