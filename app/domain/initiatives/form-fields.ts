import type { InitiativeText, MilestoneText } from "#db/schema/initiatives.ts";
import { locales, type Bilingual } from "#db/values.ts";
import { initiativeLimits } from "./limits.ts";
import type { Template } from "./templates.ts";

/** What the form of an initiative holds, by the names of its fields: a text in each language is `title.da` and `title.en`, a field of the template `field.problem.da`, a milestone's `milestone.1.deliverable.da` (from 1). */
export type InitiativeFields = Record<string, string | string[]>;

const ofMilestone = /^milestone\.(\d{1,3})\.(.+)$/;
const milestoneFields = ["title.da", "title.en", "deliverable.da", "deliverable.en", "owner.da", "owner.en", "startsOn", "endsOn"] as const;

/** The fields that hold what an initiative says. */
export function fieldsOf(text: InitiativeText, template: Template): InitiativeFields {
  const { contact } = text;
  return {
    ...bilingual("title", text.title), ...bilingual("summary", text.summary), theme: text.theme, startsOn: text.startsOn ?? "", endsOn: text.endsOn ?? "", origin: text.origin ?? "", outputs: [...text.outputs],
    ...Object.assign({}, ...template.fields.map(({ key }) => bilingual(`field.${key}`, text.fields[key]))) as InitiativeFields,
    ...bilingual("contact.role", contact?.role), ...bilingual("contact.department", contact?.department), "contact.email": contact?.email ?? "",
    ...Object.assign({}, ...text.milestones.map((milestone, index) => milestoneAt(index + 1, milestone))) as InitiativeFields,
  };
}

function bilingual(name: string, text: Bilingual | undefined): InitiativeFields {
  return Object.fromEntries(locales.map((locale) => [`${name}.${locale}`, text?.[locale] ?? ""]));
}

function milestoneAt(number: number, { title, deliverable, owner, startsOn, endsOn }: MilestoneText): InitiativeFields {
  const at = `milestone.${number}`;
  return { ...bilingual(`${at}.title`, title), ...bilingual(`${at}.deliverable`, deliverable), ...bilingual(`${at}.owner`, owner), [`${at}.startsOn`]: startsOn ?? "", [`${at}.endsOn`]: endsOn ?? "" };
}

/** How many milestones the fields have a place for. */
export function countMilestones(fields: InitiativeFields): number {
  return Math.max(0, ...Object.keys(fields).map((name) => Number(ofMilestone.exec(name)?.[1] ?? 0)));
}

/** Those of the sent fields that belong to an initiative, without what else the form sends; one that is missing is empty. */
export function onlyKnown(fields: InitiativeFields, template: Template): InitiativeFields {
  const one = (name: string) => (typeof fields[name] === "string" ? fields[name] : "");
  const names = [...locales.flatMap((locale) => ["title", "summary", "contact.role", "contact.department", ...template.fields.map(({ key }) => `field.${key}`)].map((name) => `${name}.${locale}`)), "theme", "startsOn", "endsOn", "origin", "contact.email"];
  const milestones = Array.from({ length: countMilestones(fields) }, (_, index) => milestoneFields.map((name) => `milestone.${index + 1}.${name}`)).flat();
  return { ...Object.fromEntries([...names, ...milestones].map((name) => [name, one(name)])), outputs: [fields.outputs ?? []].flat() };
}

/** What a button in the list of milestones does to it. */
export type MilestoneAct = { kind: "add" | "up" | "down" | "remove"; number: number };

/** What the value of a pressed button asks for; null when it is none of the list of milestones. */
export function milestoneActOf(intent: string): MilestoneAct | null {
  if (intent === "add") return { kind: "add", number: 0 };
  const [, kind, number] = /^(up|down|remove):(\d{1,3})$/.exec(intent) ?? [];
  return kind ? { kind: kind as MilestoneAct["kind"], number: Number(number) } : null;
}

/** The fields after such an act, and the milestone that it was about. What cannot be done leaves them as they are. */
export function withMilestoneAct(fields: InitiativeFields, { kind, number }: MilestoneAct): { fields: InitiativeFields; number: number } {
  const total = countMilestones(fields);
  const rows = Array.from({ length: total }, (_, index) => Object.fromEntries(milestoneFields.map((name) => [name, fields[`milestone.${index + 1}.${name}`] ?? ""])));
  let at = number;
  if (kind === "add" && total < initiativeLimits.milestones) at = rows.push(Object.fromEntries(milestoneFields.map((name) => [name, ""])));
  else if (kind === "remove" && number >= 1 && number <= total) rows.splice(number - 1, 1);
  else if (kind === "up" && number > 1 && number <= total) { at = number - 1; rows.splice(at - 1, 0, ...rows.splice(number - 1, 1)); }
  else if (kind === "down" && number >= 1 && number < total) { at = number + 1; rows.splice(at - 1, 0, ...rows.splice(number - 1, 1)); }
  const others = Object.fromEntries(Object.entries(fields).filter(([name]) => !ofMilestone.test(name)));
  const placed = Object.fromEntries(rows.flatMap((row, index) => Object.entries(row).map(([name, value]) => [`milestone.${index + 1}.${name}`, value])));
  return { fields: { ...others, ...placed }, number: Math.min(Math.max(at, 0), rows.length) };
}
