import type { StructuredDocument } from "#app/domain/documents/document.ts";
import type { MadeFile } from "#app/domain/publications/make-files.server.ts";
import { headingDepths } from "#app/domain/documents/heading-depths.ts";
import { drawMargins } from "./draw-margins.ts";
import { drawPages } from "./draw-pages.ts";
import { useFont } from "./draw-piece.ts";
import { newFlow } from "./flow.ts";
import { layoutBlocks } from "./layout-blocks.ts";
import { layoutContents } from "./layout-contents.ts";
import { layoutCover } from "./layout-cover.ts";
import { textHeight } from "./look.ts";
import { paginate } from "./paginate.ts";
import { newTaggedPdf } from "./tagged-pdf.ts";



/** A document as a tagged PDF (PDF/UA-1): cover, contents, and the text. The same document makes the same bytes. */
export async function renderPdf(document: StructuredDocument): Promise<MadeFile> {
  const doc = newTaggedPdf(document);
  const bytes = collect(doc);
  const depths = headingDepths(document.blocks);
  const flow = newFlow((text, font, size) => useFont(doc, font, size).widthOfString(text), new Set(depths.keys()));
  const root = flow.tag("Document", null);
  const cover = paginate(layoutCover(flow, root, document), textHeight);
  const contents = paginate(layoutContents(flow, root, document, depths), textHeight);
  const text = paginate(layoutBlocks(flow, root, document.blocks, depths), textHeight);
  const pages = [...cover, ...contents, ...text];
  drawPages(doc, pages, flow.tags);
  drawMargins(doc, flow, document, pages, cover.length);
  doc.end();
  return { bytes: await bytes, pages: pages.length };
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => { resolve(new Uint8Array(Buffer.concat(parts))); });
    doc.on("error", reject);
  });
}
