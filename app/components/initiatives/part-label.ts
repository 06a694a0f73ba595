import type { Gap } from "#app/domain/initiatives/gaps.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import type { Messages } from "#app/i18n/messages.ts";

/** The words of the templates by their keys: which keys there are is said by the data. */
export type FieldWords = Record<string, { label: string; heading?: string; hint: string }>;

export function fieldWordsOf(m: Messages, { name }: Pick<Template, "name">): FieldWords {
  return m.initiativeTemplate.fields[name];
}

/** What a part of an initiative is called where it is read: the heading of a field of its template, or one of what every initiative has. */
export function partLabel(m: Messages, template: Pick<Template, "name">, part: string): string {
  return fieldWordsOf(m, template)[part]?.heading ?? askedLabel(m, template, part);
}

/** What a part is called where it is written: the question of the template. */
export function askedLabel(m: Messages, template: Pick<Template, "name">, part: string): string {
  const also: Record<string, string> = m.initiativeTemplate.also;
  return fieldWordsOf(m, template)[part]?.label ?? also[part] ?? part;
}

/** What is missing, in words. */
export function gapLabel(m: Messages, template: Pick<Template, "name">, { part, locale, milestone }: Gap): string {
  const words = m.initiativeDesk.gap;
  const label = askedLabel(m, template, part);
  const what = locale ? words.of(label.replace(/\?$/, ""), m.initiativeTemplate.inLanguage[locale]) : label;
  return milestone === undefined ? what : words.ofMilestone(m.initiativeTemplate.milestone(milestone), what);
}

/** The name of the form's field in which what is missing can be written. */
export function fieldOfGap({ part, locale = "da", milestone }: Gap, isTemplateField: boolean): string {
  if (milestone !== undefined) {
    const at = `milestone.${milestone}`;
    const own: Record<string, string> = { milestone_title: `${at}.title.${locale}`, milestone_deliverable: `${at}.deliverable.${locale}`, milestone_owner: `${at}.owner.${locale}`, milestone_start: `${at}.startsOn`, milestone_end: `${at}.endsOn` };
    return own[part] ?? at;
  }
  if (isTemplateField) return `field.${part}.${locale}`;
  const others: Record<string, string> = { period: "startsOn", origin: "origin", values: "field.transparency.da", contact: `contact.role.${locale}` };
  return others[part] ?? `${part}.${locale}`;
}
