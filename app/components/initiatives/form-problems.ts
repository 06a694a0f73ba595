import { fieldError } from "#app/components/shell/field-error.ts";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { initiativeLimits as limits } from "#app/domain/initiatives/limits.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import type { Messages } from "#app/i18n/messages.ts";
import type { Locale } from "#db/values.ts";
import { valueOf, type FormState } from "./bilingual-field.tsx";
import { askedLabel } from "./part-label.ts";

/** What is wrong in the form of an initiative, for its summary: each with the name of its field, its language and its milestone. */
export function problemsOf(m: Messages, template: Template, state: FormState): { field: string; text: string | undefined; label?: string | undefined }[] {
  return Object.entries(state.errors).map(([name, problem]) => {
    if (name === "milestones") return { field: "milestones", text: fieldError(m, problem) };
    const max = lengthOf(name, template);
    return { field: getFieldId(name), text: fieldError(m, problem, { max, value: valueOf(state, name) }), label: problemLabel(m, template, name) };
  });
}

/** A name such as `milestone.2.title.da` in words. */
export function problemLabel(m: Messages, template: Template, name: string): string {
  const { also, inLanguage, milestone } = m.initiativeTemplate;
  const words = m.initiativeDesk.editor;
  const parts = name.split(".");
  const locale = (["da", "en"] as const).find((each) => each === parts.at(-1));
  const inIts = (label: string, of: Locale | undefined) => (of ? `${label.replace(/\?$/, "")} ${inLanguage[of]}` : label);
  const days: Record<string, string> = { startsOn: words.startsOn, endsOn: words.endsOn };
  if (parts[0] === "field") return inIts(askedLabel(m, template, parts[1] ?? ""), locale);
  if (parts[0] === "contact") return inIts(parts[1] === "role" ? words.contactRole : parts[1] === "department" ? words.contactDepartment : words.contactEmail, locale);
  if (parts[0] === "milestone") {
    const own: Record<string, string> = { title: also.milestone_title, deliverable: also.milestone_deliverable, owner: also.milestone_owner, startsOn: also.milestone_start, endsOn: also.milestone_end };
    return `${milestone(Number(parts[1]))}, ${inIts(own[parts[2] ?? ""] ?? "", locale)}`;
  }
  return days[name] ?? (name === "note" ? words.note : inIts(askedLabel(m, template, parts[0] ?? ""), locale));
}

function lengthOf(name: string, template: Template): number {
  const [first, second, third] = name.split(".");
  if (first === "field") return template.fields.find(({ key }) => key === second)?.max ?? 0;
  const own: Record<string, number> = { title: limits.title, summary: limits.summary, note: limits.note, role: limits.role, department: limits.department, deliverable: limits.deliverable, owner: limits.owner };
  if (first === "milestone") return third === "title" ? limits.milestoneTitle : own[third ?? ""] ?? 0;
  return own[first === "contact" ? second ?? "" : first ?? ""] ?? 0;
}
