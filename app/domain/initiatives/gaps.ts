import type { InitiativeText } from "#db/schema/initiatives.ts";
import type { AuthorityRole, AuthorityState, Bilingual, Locale } from "#db/values.ts";
import { valueFields, type Template } from "./templates.ts";

/**
 * Something that an initiative lacks before its plan can be adopted. `part`: the key of a field of the template, or one of
 * `title`, `summary`, `period`, `lead`, `origin`, `values`, `contact`, `milestones` (it has none), and of the milestone that is
 * the `milestone`th (from 1) `milestone_title`, `milestone_deliverable`, `milestone_owner`, `milestone_start`, `milestone_end`.
 * `locale`: it lacks in this language.
 */
export type Gap = { part: string; locale?: Locale; milestone?: number };

/** How much of what is required is there. */
export type Completeness = { filled: number; required: number };

/** As much of an authority as the rules ask for. One that declined does not take part. */
export type Party = { role: AuthorityRole; state: AuthorityState };

type Check = Gap & { isThere: boolean };

/** What an initiative lacks, in the order of its page. `bothLanguages`: what is said must be said in both; else Danish is enough. */
export function gapsOf(text: InitiativeText, authorities: readonly Party[], template: Template, bothLanguages: boolean): Gap[] {
  return checksOf(text, authorities, template, bothLanguages).filter(({ isThere }) => !isThere).map(({ part, locale, milestone }) => ({ part, ...(locale && { locale }), ...(milestone !== undefined && { milestone }) }));
}

/** What an initiative would lack that it does not lack now. */
export function gapsOpened(before: InitiativeText, after: InitiativeText, authorities: readonly Party[], template: Template, bothLanguages: boolean): Gap[] {
  const key = ({ part, locale, milestone }: Gap) => `${part} ${locale ?? ""} ${milestone ?? ""}`;
  const now = new Set(gapsOf(before, authorities, template, bothLanguages).map(key));
  return gapsOf(after, authorities, template, bothLanguages).filter((gap) => !now.has(key(gap)));
}

/** The same as a figure. What is optional counts where it was begun, as it must then be there in both languages. */
export function completenessOf(text: InitiativeText, authorities: readonly Party[], template: Template, bothLanguages: boolean): Completeness {
  const checks = checksOf(text, authorities, template, bothLanguages);
  return { filled: checks.filter(({ isThere }) => isThere).length, required: checks.length };
}

function checksOf(text: InitiativeText, authorities: readonly Party[], template: Template, bothLanguages: boolean): Check[] {
  const needed: readonly Locale[] = bothLanguages ? ["da", "en"] : ["da"];
  const said = (part: string, words: Bilingual | undefined, milestone?: number): Check[] => needed.map((locale) => ({ part, locale, isThere: isSaid(words?.[locale]), ...(milestone !== undefined && { milestone }) }));
  const isBegun = (words: Bilingual | undefined) => isSaid(words?.da) || isSaid(words?.en);
  const saidIfBegun = (part: string, words: Bilingual | undefined, milestone?: number) => (isBegun(words) ? said(part, words, milestone) : []);
  const { contact } = text;
  return [
    ...said("title", text.title),
    ...said("summary", text.summary),
    { part: "period", isThere: text.startsOn !== null && text.endsOn !== null },
    { part: "origin", isThere: text.origin !== null },
    { part: "lead", isThere: authorities.some(({ role, state }) => role === "lead" && state !== "declined") },
    ...template.fields.flatMap(({ key, required }) => (required ? said(key, text.fields[key]) : saidIfBegun(key, text.fields[key]))),
    { part: "values", isThere: valueFields.some((key) => isBegun(text.fields[key])) },
    ...(text.milestones.length === 0 ? [{ part: "milestones", isThere: false }] : []),
    ...text.milestones.flatMap((milestone, index) => [
      ...said("milestone_title", milestone.title, index + 1),
      ...said("milestone_deliverable", milestone.deliverable, index + 1),
      ...(template.milestone.startsOn ? [{ part: "milestone_start", milestone: index + 1, isThere: milestone.startsOn !== null }] : []),
      { part: "milestone_end", milestone: index + 1, isThere: milestone.endsOn !== null },
      ...(template.milestone.owner ? said : saidIfBegun)("milestone_owner", milestone.owner, index + 1),
    ]),
    ...said("contact", contact?.role),
    { part: "contact", isThere: isSaid(contact?.email) },
    ...saidIfBegun("contact", contact?.department),
  ];
}

function isSaid(words: string | undefined): boolean {
  return words !== undefined && words.trim() !== "";
}
