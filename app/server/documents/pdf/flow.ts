/** An element of the structure that a screen reader reads. `order` is its place in the reading order. */
export type Tag = {
  order: number;
  type: string;
  parent: Tag | null;
  lang?: string;
  /** What is said instead of what is drawn. */
  alt?: string;
  scope?: "Column" | "Row";
  numbering?: "Disc" | "Decimal" | "None";
  link?: { kind: "heading"; id: string } | { kind: "address"; url: string };
};

/** Where something is drawn, from the top left of what it is part of; `tag` is null where nobody needs to hear it. `y` of a text is its baseline. */
type Placed = { order: number; x: number; y: number; tag: Tag | null };
export type TextPiece = Placed & { kind: "text"; font: string; size: number; text: string; width: number; colour: string };
/** A character that no font has: a box with its number. */
export type UnknownPiece = Placed & { kind: "unknown"; size: number; codePoint: number; width: number; colour: string };
/** The number of the page that a heading is on, which is known when all is placed. `x` is its right edge. */
export type PageNumberPiece = Placed & { kind: "pageNumber"; size: number; of: string; colour: string };
export type BoxPiece = Placed & { kind: "box"; width: number; height: number; fill?: string; stroke?: string };
export type Piece = TextPiece | UnknownPiece | PageNumberPiece | BoxPiece;

/** What is never divided between pages: mostly a line. */
export type Slice = {
  height: number;
  /** The space above it, which is left out at the top of a page. */
  before: number;
  /** Stays on the page of what follows. */
  keep: boolean;
  pieces: Piece[];
  newPage?: boolean;
  /** What is drawn above it again when it comes first on a page: the head of its table. */
  repeat?: readonly Slice[];
  heading?: { id: string; depth: 1 | 2 | 3; text: string };
};

/** Measures a text in a font. */
export type Ruler = (text: string, font: string, size: number) => number;

/** A document while it is laid out: its tags in reading order, and what lays out needs to know. */
export type Flow = {
  /** The next place in the reading order. */
  next: () => number;
  tag: (type: string, parent: Tag | null, more?: Omit<Tag, "order" | "type" | "parent">) => Tag;
  tags: readonly Tag[];
  measure: Ruler;
  headings: ReadonlySet<string>;
};

export function newFlow(measure: Ruler, headings: ReadonlySet<string>): Flow {
  const tags: Tag[] = [];
  let order = 0;
  const next = () => (order += 1);
  return {
    next, tags, measure, headings,
    tag(type, parent, more) {
      const tag = { ...more, order: next(), type, parent };
      tags.push(tag);
      return tag;
    },
  };
}
