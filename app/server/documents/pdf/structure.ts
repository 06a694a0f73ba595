import type { Tag } from "./flow.ts";

export type Element = PDFKit.PDFStructureElement;

/** What is not in pdfkit's types: the dictionary of an element, which takes the attributes that pdfkit has no option for. */
type WithDictionary = { dictionary: { data: Record<string, unknown> } };

/** The elements of a PDF, made from the tags of its layout in reading order: whoever reads the structure meets them as they were laid out. */
export class Structure {
  #doc: PDFKit.PDFDocument;
  #waiting: Tag[];
  #elements = new Map<Tag, Element>();

  constructor(doc: PDFKit.PDFDocument, tags: readonly Tag[]) {
    this.#doc = doc;
    this.#waiting = [...tags].reverse();
  }

  /** Makes the elements that come before a place in the reading order, also those that nothing is drawn of, such as an empty cell. */
  reach(order: number, boundsOf: (tag: Tag) => [number, number, number, number] | undefined): void {
    for (let tag = this.#waiting.at(-1); tag && tag.order < order; tag = this.#waiting.at(-1)) {
      this.#waiting.pop();
      // A link is made where it is drawn: one that goes on to another page is two.
      if (!tag.link) this.#elements.set(tag, this.make(tag, boundsOf(tag)));
    }
  }

  /** A new element of a tag, below its parent's. */
  make({ type, parent, lang, alt, scope, numbering }: Tag, bbox?: [number, number, number, number]): Element {
    const element = this.#doc.struct(type, { ...(lang !== undefined && { lang }), ...(alt !== undefined && { alt }), ...(scope && { scope }), ...(bbox && { bbox }) });
    if (numbering) (element as unknown as WithDictionary).dictionary.data.A = { O: "List", ListNumbering: numbering };
    if (parent) this.of(parent).add(element);
    else this.#doc.addStructure(element);
    return element;
  }

  of(tag: Tag): Element {
    return this.#elements.get(tag)!;
  }
}
