import { partLabel } from "#app/components/initiatives/part-label.ts";
import { wholeSection } from "#app/domain/initiative-comments/sections.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import type { Messages } from "#app/i18n/messages.ts";

/** What the part of an initiative that a comment is about is called. */
export function sectionLabel(m: Messages, template: Pick<Template, "name">, section: string | null): string {
  if (section === null || section === wholeSection) return m.initiativeComments.whole;
  return section === "summary" ? m.initiativeComments.titleAndSummary : partLabel(m, template, section);
}
