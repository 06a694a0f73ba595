import { addOutline } from "./add-outline.ts";
import { drawPiece } from "./draw-piece.ts";
import type { Piece, Tag, TextPiece, UnknownPiece } from "./flow.ts";
import { page } from "./look.ts";
import type { PlacedPage } from "./paginate.ts";
import { Structure, type Element } from "./structure.ts";

type Drawing = { doc: PDFKit.PDFDocument; structure: Structure; numbers: ReadonlyMap<string, number> };

/** Draws pages that are laid out, each with its tags, its destinations and its links. */
export function drawPages(doc: PDFKit.PDFDocument, pages: readonly PlacedPage[], tags: readonly Tag[]): void {
  const places = pages.flatMap(({ headings }, pageIndex) => headings.map((heading) => ({ pageIndex, heading })));
  const drawing: Drawing = { doc, structure: new Structure(doc, tags), numbers: new Map(places.map(({ pageIndex, heading }) => [heading.id, pageIndex + 1])) };
  for (const each of pages) {
    doc.addPage();
    for (const { id, y } of each.headings) doc.addNamedDestination(id, "XYZ", 0, page.top + y - 12, null);
    drawPage(drawing, each.pieces);
  }
  drawing.structure.reach(Infinity, () => undefined);
  addOutline(doc, places);
}

function drawPage(drawing: Drawing, pieces: readonly Piece[]) {
  const { doc, structure } = drawing;
  const silent = pieces.filter((piece) => piece.tag === null);
  // What lies under a text is drawn before it.
  const isBox = (piece: Piece) => (piece.kind === "box" ? 0 : 1);
  if (silent.length > 0) asArtifact(doc, () => { for (const piece of silent.sort((a, b) => isBox(a) - isBox(b))) drawPiece(doc, piece, drawing.numbers); });
  // In the reading order, also where cells lie beside one another: some programs read a page as it was drawn.
  const heard = pieces.filter((piece) => piece.tag !== null).sort((a, b) => a.order - b.order);
  const boundsOf = (tag: Tag) => (tag.type === "Figure" ? bounds(heard.filter((piece) => piece.tag === tag)) : undefined);
  for (let from = 0; from < heard.length;) {
    const tag = heard[from]!.tag!;
    let to = from + 1;
    while (to < heard.length && heard[to]!.tag === tag) to += 1;
    structure.reach(heard[from]!.order, boundsOf);
    drawTagged(drawing, tag, heard.slice(from, to));
    from = to;
  }
}

/** Draws what nobody needs to hear: rules, grounds, the heads and feet of pages. */
export function asArtifact(doc: PDFKit.PDFDocument, draw: () => void, type: "Pagination" | "Layout" = "Layout"): void {
  doc.markContent("Artifact", { type });
  draw();
  doc.endMarkedContent();
}

function drawTagged({ doc, structure, numbers }: Drawing, tag: Tag, pieces: readonly Piece[]) {
  const element = tag.link ? structure.make(tag) : structure.of(tag);
  const content = doc.markStructureContent(tag.type);
  for (const piece of pieces) drawPiece(doc, piece, numbers);
  doc.endMarkedContent();
  element.add(content);
  if (!tag.link) return;
  const words = pieces.filter((piece) => piece.kind === "text" || piece.kind === "unknown").map(textOf).join("").trim();
  for (const line of linesOf(pieces)) addLink(doc, tag.link, words, bounds(line), element);
  // pdfkit writes the page that is current then to the reference from the element to the annotation.
  element.end();
}

/** The part of a link on one line is one area to press. */
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines = new Map<number, Piece[]>();
  for (const piece of pieces) lines.set(piece.y, [...(lines.get(piece.y) ?? []), piece]);
  return [...lines.values()];
}

/** An area to press, which is announced by the words of the whole link, and the address where they are not the address. */
function addLink(doc: PDFKit.PDFDocument, link: NonNullable<Tag["link"]>, words: string, [left, top, right, bottom]: ReturnType<typeof bounds>, element: Element) {
  const spoken = link.kind === "address" && words !== link.url ? `${words} (${link.url})` : words;
  // What the types of pdfkit do not know of: the element of the link, and its description.
  const options = { structParent: element, Contents: new String(spoken) } as never;
  if (link.kind === "heading") doc.goTo(left, top, right - left, bottom - top, link.id, options);
  else doc.link(left, top, right - left, bottom - top, link.url, options);
}

function textOf(piece: TextPiece | UnknownPiece) {
  return piece.kind === "text" ? piece.text : String.fromCodePoint(piece.codePoint);
}

/** The box around pieces, on the page: left, top, right, bottom. */
function bounds(pieces: readonly Piece[]): [number, number, number, number] {
  const edges = pieces.map((piece): [number, number, number, number] => {
    if (piece.kind === "box") return [piece.x, piece.y, piece.x + piece.width, piece.y + piece.height];
    const [left, right] = piece.kind === "pageNumber" ? [piece.x - 34, piece.x] : [piece.x, piece.x + piece.width];
    return [left, piece.y - piece.size, right, piece.y + piece.size * 0.3];
  });
  const at = (index: 0 | 1 | 2 | 3, choose: (...values: number[]) => number) => choose(...edges.map((edge) => edge[index]));
  return [page.left + at(0, Math.min), page.top + at(1, Math.min), page.left + at(2, Math.max), page.top + at(3, Math.max)];
}
