import { z } from "zod";
import { startOfDay } from "#app/lib/danish-day.ts";
import { countCharacters, normaliseLine } from "#app/lib/text.ts";
import { initiativeTemplates } from "#db/values.ts";

/** The greatest lengths, in characters. */
export const newPlanLimits = { title: 160, code: 10, slug: 60 } as const;

/** Addresses under /admin/plans that are no plan's. */
const reservedSlugs: readonly string[] = ["new"];

const text = z.string().catch("").transform((value) => value.trim());
const title = z.string().catch("").transform(normaliseLine).refine((value) => countCharacters(value) <= newPlanLimits.title, "too_long");

/** What a plan begins with. Without a slug it gets one from its title; without a plan to copy it begins with nothing. */
export const newPlanInput = z.object({
  /** Made with the form, and the id of the plan: the form sent twice is one plan. */
  key: z.uuid(),
  titleDa: title.pipe(z.string().min(1, "plan_title_missing")),
  titleEn: title,
  code: text.transform((value) => value.toUpperCase()).pipe(z.string().min(1, "plan_code_missing").regex(/^[A-Z][A-Z0-9]{1,9}$/, "plan_code_wrong")),
  slug: text.transform((value) => value.toLowerCase()).pipe(z.string().max(newPlanLimits.slug, "plan_slug_wrong").regex(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/, "plan_slug_wrong").refine((value) => !reservedSlugs.includes(value), "plan_slug_taken")),
  template: z.enum(initiativeTemplates, "plan_template_missing"),
  copyOf: text.pipe(z.string().max(100)),
  start: text.refine((value) => value === "" || startOfDay(value) !== null, "day_wrong").refine((value) => !/^\d{4}-/.test(value) || (value >= "2000" && value < "2101"), "day_outside"),
});

export type NewPlanInput = z.infer<typeof newPlanInput>;
