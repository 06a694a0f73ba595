import { startOfDay } from "#app/lib/danish-day.ts";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { InitiativeText, MilestoneText } from "#db/schema/initiatives.ts";
import { initiativeOrigins, initiativeOutputs, locales, type Bilingual } from "#db/values.ts";
import { emailInput } from "../accounts/schema.ts";
import { countMilestones, type InitiativeFields } from "./form-fields.ts";
import { initiativeLimits as limits } from "./limits.ts";
import type { Template } from "./templates.ts";

/** The first and the last day that an initiative or a milestone of a plan can reasonably name. */
const [firstDay, lastDay] = ["2000-01-01", "2099-12-31"];

/**
 * What a form says of an initiative, or what is wrong with it by the names of its fields. All but a title may be missing until the plan is
 * adopted. `fixed`: so many milestones keep their places, and none of them can be emptied.
 */
export function readInitiativeForm(fields: InitiativeFields, template: Template, fixed = 0): { text: InitiativeText; errors: FieldErrors } {
  const reader = new Reader(fields);
  const title = reader.bilingual("title", limits.title, normaliseLine);
  if (title.da === "" && title.en === "") reader.errors["title.da"] ??= "initiative_title_missing";
  const [startsOn, endsOn] = reader.period("");
  const email = reader.email("contact.email");
  const contact = { role: reader.bilingual("contact.role", limits.role, normaliseLine), department: reader.bilingual("contact.department", limits.department, normaliseLine), email };
  const text: InitiativeText = {
    title, summary: reader.bilingual("summary", limits.summary), theme: reader.one("theme"),
    fields: Object.fromEntries(template.fields.map(({ key, max }) => [key, reader.bilingual(`field.${key}`, max)] as const).filter(([, { da, en }]) => da !== "" || en !== "")),
    startsOn, endsOn, origin: initiativeOrigins.find((each) => each === reader.one("origin")) ?? null,
    outputs: initiativeOutputs.filter((each) => [fields.outputs ?? []].flat().includes(each)),
    contact: isEmpty(contact.role) && isEmpty(contact.department) && email === "" ? null : contact,
    milestones: reader.milestones(fixed),
  };
  return { text, errors: reader.errors };
}

function isEmpty({ da, en }: Bilingual): boolean {
  return da === "" && en === "";
}

/** Reads one field after another, and notes the first problem of each. */
class Reader {
  readonly errors: FieldErrors = {};
  private readonly fields: InitiativeFields;

  constructor(fields: InitiativeFields) {
    this.fields = fields;
  }

  one(name: string): string {
    const value = this.fields[name];
    return typeof value === "string" ? value : "";
  }

  bilingual(name: string, max: number, normalise = normaliseText): Bilingual {
    const [da, en] = locales.map((locale) => {
      const value = normalise(this.one(`${name}.${locale}`));
      if (countCharacters(value) > max) this.errors[`${name}.${locale}`] ??= "too_long";
      return value;
    });
    return { da: da!, en: en! };
  }

  email(name: string): string {
    const value = this.one(name).trim();
    if (value === "") return "";
    const read = emailInput.safeParse(value);
    if (!read.success) this.errors[name] ??= "email_wrong";
    return read.data ?? value;
  }

  private day(name: string): string | null {
    const value = this.one(name).trim();
    if (value === "") return null;
    if (isDay(value)) return value;
    this.errors[name] ??= "day_invalid";
    return null;
  }

  period(at: string): [string | null, string | null] {
    const [startsOn, endsOn] = [this.day(`${at}startsOn`), this.day(`${at}endsOn`)];
    if (startsOn !== null && endsOn !== null && endsOn < startsOn) this.errors[`${at}endsOn`] ??= "ends_before_start";
    return [startsOn, endsOn];
  }

  /** Rows in which nothing was written are left out, after those that keep their places. */
  milestones(fixed: number): MilestoneText[] {
    const count = countMilestones(this.fields);
    const found = Array.from({ length: count }, (_, index) => this.milestone(`milestone.${index + 1}.`, index < fixed)).filter((each) => each !== null);
    if (found.length > limits.milestones) this.errors.milestones = "milestones_too_many";
    return found;
  }

  private milestone(at: string, isFixed: boolean): MilestoneText | null {
    if (!isFixed && Object.entries(this.fields).every(([name, value]) => !name.startsWith(at) || value === "" || (typeof value === "string" && normaliseLine(value) === ""))) return null;
    const title = this.bilingual(`${at}title`, limits.milestoneTitle, normaliseLine);
    if (isEmpty(title)) this.errors[`${at}title.da`] ??= "milestone_title_missing";
    const [startsOn, endsOn] = this.period(at);
    return { title, deliverable: this.bilingual(`${at}deliverable`, limits.deliverable), startsOn, endsOn, owner: this.bilingual(`${at}owner`, limits.owner, normaliseLine) };
  }
}

/** Whether a text is a day of the calendar, YYYY-MM-DD, in the time that a plan can be about. */
function isDay(value: string): boolean {
  return startOfDay(value) !== null && value >= firstDay && value <= lastDay;
}
