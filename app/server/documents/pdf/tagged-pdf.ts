import PDFDocument from "pdfkit";
import type { StructuredDocument } from "#app/domain/documents/document.ts";
import { plainText } from "../drawable-text.ts";
import { pathOfFont } from "./font-set.ts";
import { page } from "./look.ts";

const languages = { da: "da-DK", en: "en-GB" } as const;

/** Characters that are part of the language in which a PDF describes itself. */
function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** pdfkit puts the title as it is into the XML of its metadata, where an ampersand makes the whole of it unreadable. */
class TaggedPdf extends PDFDocument {
  override endMetadata() {
    const { Title, Author, Subject, ...info } = this.info;
    this.info = { ...info, Title: escapeXml(Title ?? ""), Author: escapeXml(Author ?? ""), Subject: escapeXml(Subject ?? "") };
    super.endMetadata();
  }
}

/** An empty PDF that will be tagged, says that it conforms to PDF/UA-1, and shows its title. */
export function newTaggedPdf({ locale, title, author, subject, date }: StructuredDocument): PDFKit.PDFDocument {
  // "PDF/UA" is missing in the types of pdfkit.
  return new TaggedPdf({
    size: [page.width, page.height], margin: 0, autoFirstPage: false, bufferPages: true, pdfVersion: "1.7", subset: "PDF/UA" as "PDF/A-1", tagged: true, lang: languages[locale], displayTitle: true,
    info: { Title: plainText(title), Author: plainText(author), Subject: plainText(subject), Creator: "Samplan", Producer: "Samplan", CreationDate: date, ModDate: date },
    font: pathOfFont("@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff"),
  });
}
