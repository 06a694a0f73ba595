import { Bookmark, ExternalHyperlink, InternalHyperlink, TextRun, type ParagraphChild } from "docx";
import type { Line } from "#app/domain/documents/document.ts";
import { documentLink } from "#app/domain/documents/document-link.ts";

/** Languages by the names that text programs check spelling by. */
export const languageTags = { da: "da-DK", en: "en-GB" } as const;

/** A text as XML can hold it: a character that it has none for is replaced by the one that says so. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}

/** Headings are found by bookmarks, whose names are short and of letters and digits: each has one by its place. */
export type Anchors = ReadonlyMap<string, string>;

export function runsOf(line: Line, anchors: Anchors): ParagraphChild[] {
  const headings = new Set(anchors.keys());
  return line.flatMap(({ text, strong, emphasis, href, lang }): ParagraphChild[] => {
    const link = documentLink(href, headings);
    const look = { ...(strong && { bold: true }), ...(emphasis && { italics: true }), ...(lang !== undefined && { language: { value: languageTags[lang as "da" | "en"] ?? lang } }), ...(link && { style: "Hyperlink" }) };
    const runs = xmlText(text).split(/\r\n?|\n/).map((part, index) => new TextRun({ text: part, ...look, ...(index > 0 && { break: 1 }) }));
    if (!link) return runs;
    return [link.kind === "heading" ? new InternalHyperlink({ anchor: anchors.get(link.id)!, children: runs }) : new ExternalHyperlink({ link: link.url, children: runs })];
  });
}

/** A heading that can be linked to. */
export function bookmarked(line: Line, id: string, anchors: Anchors): ParagraphChild[] {
  return [new Bookmark({ id: anchors.get(id)!, children: runsOf(line, anchors) })];
}
