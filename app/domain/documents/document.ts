import type { Locale } from "#db/values.ts";

/** A stretch of text. `lang` when it is not in the language of the document; `href` makes it a link, absolute or to the `id` of a heading (`#id`). */
export type Span = { text: string; strong?: boolean; emphasis?: boolean; href?: string; lang?: string };

export type Line = readonly Span[];

/** `share`: its part of the width, 1 when it is not said. */
export type DocumentColumn = { header: string; numeric?: boolean; share?: number };

/** A part of a document, in reading order. What it looks like is a matter of the format. */
export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string; lang?: string; /** To be linked to; unique in the document. */ id: string; /** Begins a new page where there are pages. */ newPage?: boolean }
  | { kind: "paragraph"; line: Line; style?: "lead" | "small" | "quote" }
  | { kind: "list"; ordered: boolean; items: readonly Line[] }
  /** Names of things with what is said of each; a text has one or more paragraphs. */
  | { kind: "facts"; items: readonly { term: string; text: readonly Line[] }[] }
  /** The first cell of a row names it. `caption` is shown above the table. */
  | { kind: "table"; caption: string; columns: readonly DocumentColumn[]; rows: readonly (readonly Line[])[] }
  /** Numbers drawn as horizontal bars, each with its label and its number as people write it. `title` says the finding; `alternative` says in words what is drawn. */
  | { kind: "bars"; title: string; alternative: string; rows: readonly { label: string; value: number; shown: string }[]; source?: string };

/** A text with headings, lists and tables, to be made into a page, a PDF or a text document. Every word of it is in it: those who draw it add none but `words`. */
export type StructuredDocument = {
  locale: Locale;
  title: string;
  subtitle: string;
  /** Who publishes it. */
  author: string;
  /** What it is about in one sentence, for catalogues. */
  subject: string;
  /** The day it was published. */
  date: Date;
  /** Lines for the cover: version, date, hash. */
  cover: readonly Line[];
  /** Words that a format with pages needs: the heading of the contents, and the number of a page, as "Side {number} af {of}". All of a document is data, so that it can be handed to a thread. */
  words: { contents: string; page: string };
  blocks: readonly Block[];
};

/** One span of plain text. */
export function plain(text: string, lang?: string): Line {
  return [lang === undefined ? { text } : { text, lang }];
}
