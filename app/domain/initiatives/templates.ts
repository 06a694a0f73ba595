import type { InitiativeTemplate } from "#db/values.ts";

/** The parts that the fields of a template are grouped under, in their order on a page. */
export const templateParts = ["problem", "what", "how", "values", "additional"] as const;
export type TemplatePart = (typeof templateParts)[number];

/**
 * A field of a template. `max`: its length in characters. A required one must be filled in before the plan is adopted;
 * of the OGP values one is enough, so none of them is required by itself.
 */
export type TemplateField = { key: string; part: TemplatePart; required: boolean; max: number };

/** `milestone`: what each milestone must say beside its title, its deliverable and its end. */
export type Template = { name: InitiativeTemplate; fields: readonly TemplateField[]; milestone: { startsOn: boolean; owner: boolean } };

/** The fields in which an initiative says which of OGP's values it serves. Technology and inclusion count only in addition to one of these. */
export const valueFields = ["transparency", "participation", "accountability"] as const;

const long = 3000;
const short = 1500;

const values = [
  { key: "transparency", part: "values", required: false, max: short },
  { key: "participation", part: "values", required: false, max: short },
  { key: "accountability", part: "values", required: false, max: short },
  { key: "technology_inclusion", part: "values", required: false, max: short },
] as const satisfies readonly TemplateField[];

/** OGP's template up to 2019, as the Danish plan of 2017 has it (domain facts, section 2). */
const dk2017 = {
  name: "dk2017",
  fields: [
    { key: "problem", part: "problem", required: true, max: long },
    { key: "commitment", part: "what", required: true, max: long },
    { key: "contribution", part: "how", required: true, max: long },
    ...values,
    { key: "budget", part: "additional", required: false, max: short },
    { key: "links", part: "additional", required: false, max: short },
    { key: "goals", part: "additional", required: false, max: short },
  ],
  milestone: { startsOn: true, owner: false },
} as const satisfies Template;

/** OGP's template since 2022. */
const ogp2022 = {
  name: "ogp2022",
  fields: [
    { key: "problem", part: "problem", required: true, max: long },
    { key: "causes", part: "problem", required: true, max: long },
    { key: "done_so_far", part: "what", required: true, max: long },
    { key: "solution", part: "what", required: true, max: long },
    { key: "results", part: "how", required: true, max: long },
    ...values,
  ],
  milestone: { startsOn: false, owner: true },
} as const satisfies Template;

export const templates = { dk2017, ogp2022 } as const satisfies Record<InitiativeTemplate, Template>;

/** The template of a plan. Throws for a name that is none: a plan is made with one of them. */
export function templateOf(name: string): Template {
  if (!Object.hasOwn(templates, name)) throw new Error(`no template is called ${name}`);
  return templates[name as InitiativeTemplate];
}
