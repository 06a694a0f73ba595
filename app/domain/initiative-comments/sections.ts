import type { Bilingual } from "#db/values.ts";
import type { WrittenInitiative } from "../initiatives/get-written.server.ts";
import type { Template } from "../initiatives/templates.ts";

/** What a form calls the whole of an initiative, where a comment is about no part of it. */
export const wholeSection = "whole";

/** The parts of every draft beside the fields of its template: its title and summary, and its milestones. */
const shared = { first: "summary", last: "milestones" } as const;

/** The parts of a draft that there is something to say about, in their order on its page: the fields that have a text, and the milestones where there are any. */
export function sectionsOf({ text, template }: Pick<WrittenInitiative, "text" | "template">): string[] {
  return [shared.first, ...template.fields.filter(({ key }) => isSaid(text.fields[key])).map(({ key }) => key), ...(text.milestones.length > 0 ? [shared.last] : [])];
}

/** Whether a draft by this template can have such a part: it may have been emptied since somebody read it. */
export function isSection(template: Pick<Template, "fields">, section: string): boolean {
  return section === shared.first || section === shared.last || template.fields.some(({ key }) => key === section);
}

function isSaid(text: Bilingual | undefined): boolean {
  return text !== undefined && (text.da !== "" || text.en !== "");
}
