import type { IStylesOptions } from "docx";

/** Sizes are in half points, distances in twentieths of a point. The font is one that text programs have. */
const font = "Arial";
const accent = "003972";
const muted = "595959";

export function docxStyles(language: string): IStylesOptions {
  const style = (id: string, run: object, paragraph: object, name = id) => ({ id, name, basedOn: "Normal", next: "Normal", quickFormat: true, run, paragraph });
  return {
    default: {
      document: { run: { font, size: 21, language: { value: language } }, paragraph: { spacing: { after: 140, line: 300 } } },
      title: { run: { font, size: 60, bold: true, color: accent }, paragraph: { spacing: { before: 1800, after: 240, line: 300 } } },
      heading1: { run: { font, size: 44, bold: true, color: accent }, paragraph: { spacing: { before: 480, after: 160 }, keepNext: true } },
      heading2: { run: { font, size: 30, bold: true, color: accent }, paragraph: { spacing: { before: 400, after: 120 }, keepNext: true } },
      heading3: { run: { font, size: 24, bold: true }, paragraph: { spacing: { before: 320, after: 100 }, keepNext: true } },
      hyperlink: { run: { color: "004d99", underline: {} } },
    },
    paragraphStyles: [
      style("Subtitle", { size: 32 }, { spacing: { after: 900 } }),
      style("Lead", { size: 26 }, { spacing: { after: 180, line: 340 } }),
      style("Small", { size: 18, color: muted }, { spacing: { after: 100 } }),
      style("Quote", { italics: true }, { indent: { left: 454, right: 454 } }),
      style("Term", { bold: true }, { spacing: { before: 140, after: 40 }, keepNext: true }),
      style("Caption", { bold: true, size: 20 }, { spacing: { before: 240, after: 80 }, keepNext: true }, "caption"),
      style("TableHead", { bold: true, size: 18 }, { spacing: { after: 0, line: 250 }, keepNext: true }, "Table Head"),
      style("TableText", { size: 18 }, { spacing: { after: 0, line: 250 } }, "Table Text"),
      style("ContentsHead", { size: 44, bold: true, color: accent }, { spacing: { after: 240 } }, "Contents Head"),
      style("Contents1", { bold: true }, { spacing: { before: 120, after: 40 } }, "Contents 1"),
      style("Contents2", {}, { indent: { left: 340 }, spacing: { after: 40 } }, "Contents 2"),
    ],
  };
}
