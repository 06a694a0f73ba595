import { countCharacters } from "#app/lib/text.ts";

/** A part of a page: its heading, and what stands under it in light text. */
export type ContentSection = { heading: string; text: string };

/** A page's text in its parts: what comes before the first heading leads into it. */
export type ContentParts = { lead: string; sections: ContentSection[] };

/** Longest that a heading is taken to be one, in characters. */
const longestHeading = 120;

/** Parts a text at its headings: lines that begin with "## ". */
export function partsOf(body: string): ContentParts {
  const parts: ContentParts = { lead: "", sections: [] };
  for (const line of body.split("\n")) {
    const heading = /^##\s+(.+)$/.exec(line)?.[1]?.trim();
    if (heading && countCharacters(heading) <= longestHeading) parts.sections.push({ heading, text: "" });
    else {
      const last = parts.sections.at(-1);
      if (last) last.text += `${line}\n`;
      else parts.lead += `${line}\n`;
    }
  }
  return { lead: parts.lead.trim(), sections: parts.sections.map(({ heading, text }) => ({ heading, text: text.trim() })) };
}

/** The text whose parts these are. */
export function bodyOf({ lead, sections }: ContentParts): string {
  return [lead, ...sections.map(({ heading, text }) => `## ${heading}\n\n${text}`)].filter((part) => part !== "").join("\n\n");
}
