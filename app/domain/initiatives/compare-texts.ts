import { canonicalJson } from "#app/lib/canonical-json.ts";
import { format } from "#app/i18n/format.ts";
import { foldSame, wordDiff, type ShownStretch } from "#app/lib/word-diff.ts";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import { locales, type Bilingual, type Locale } from "#db/values.ts";
import type { Template } from "./templates.ts";

/**
 * How one part of an initiative differs between two versions: a text in one language word by word, or in full where hardly
 * anything is the same; or something that is chosen, before and after.
 */
export type PartChange =
  | { part: string; locale: Locale; stretches: ShownStretch[] }
  | { part: string; locale: Locale; before: string; after: string }
  | { part: "theme" | "period" | "origin" | "outputs" | "contact_email"; chosen: { before: string[]; after: string[] } };

/** What is different, in the order of the page. Milestones are one text of a line each, so that one that moved is seen to have moved. */
export function compareTexts(before: InitiativeText, after: InitiativeText, template: Template): PartChange[] {
  const text = (part: string, one: Bilingual | undefined, other: Bilingual | undefined) => locales.flatMap((locale) => difference(part, locale, one?.[locale] ?? "", other?.[locale] ?? ""));
  return [
    ...text("title", before.title, after.title), ...text("summary", before.summary, after.summary),
    ...choice("theme", [before.theme], [after.theme]), ...choice("period", periodOf(before), periodOf(after)), ...choice("origin", someOf(before.origin), someOf(after.origin)), ...choice("outputs", before.outputs, after.outputs),
    ...template.fields.flatMap(({ key }) => text(key, before.fields[key], after.fields[key])),
    ...locales.flatMap((locale) => difference("milestones", locale, milestonesIn(before, locale), milestonesIn(after, locale))),
    ...text("contact", contactOf(before), contactOf(after)), ...choice("contact_email", someOf(before.contact?.email), someOf(after.contact?.email)),
  ];
}

function difference(part: string, locale: Locale, before: string, after: string): PartChange[] {
  if (before === after) return [];
  const stretches = wordDiff(before, after);
  return [stretches ? { part, locale, stretches: foldSame(stretches) } : { part, locale, before, after }];
}

function choice(part: "theme" | "period" | "origin" | "outputs" | "contact_email", before: string[], after: string[]): PartChange[] {
  return canonicalJson(before) === canonicalJson(after) ? [] : [{ part, chosen: { before, after } }];
}

const someOf = (value: string | null | undefined) => (value ? [value] : []);

/** Its first and last day; a missing one is empty. */
function periodOf({ startsOn, endsOn }: InitiativeText): string[] {
  return startsOn === null && endsOn === null ? [] : [startsOn ?? "", endsOn ?? ""];
}

function contactOf({ contact }: InitiativeText): Bilingual | undefined {
  return contact ? { da: [contact.role.da, contact.department.da].filter(Boolean).join(", "), en: [contact.role.en, contact.department.en].filter(Boolean).join(", ") } : undefined;
}

function milestonesIn({ milestones }: InitiativeText, locale: Locale): string {
  return milestones.map(({ title, deliverable, owner, startsOn, endsOn }, index) => [`${index + 1}. ${title[locale]}`, deliverable[locale], owner[locale], [startsOn, endsOn].filter((day) => day !== null).map((day) => format.day(locale, day)).join(" – ")].filter(Boolean).join("\n")).join("\n\n");
}
