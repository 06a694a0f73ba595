import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { highestSupportLimit } from "../plans/highest-support-limit.ts";
import { newPlanLimits } from "./new-plan-schema.ts";

/** The greatest lengths, in characters. */
export const textLimits = { title: newPlanLimits.title, question: 200, summary: 600, introduction: 8000, rules: 6000, unit: 160, email: 254, phone: 40 } as const;

const line = (max: number) => z.string().catch("").transform(normaliseLine).refine((value) => countCharacters(value) <= max, "too_long");
const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");

const { title, question, summary, introduction, rules, unit, email, phone } = textLimits;

/** What a plan says of itself, in both languages, whom to ask about it, and how often one person can support. */
export const planTextsInput = z.object({
  titleDa: line(title).pipe(z.string().min(1, "plan_title_missing")), titleEn: line(title),
  questionDa: line(question), questionEn: line(question),
  summaryDa: text(summary), summaryEn: text(summary),
  introductionDa: text(introduction), introductionEn: text(introduction),
  rulesDa: text(rules), rulesEn: text(rules),
  unitDa: line(unit), unitEn: line(unit),
  email: line(email).refine((value) => value === "" || z.email().safeParse(value).success, "email_wrong"),
  phone: line(phone).refine((value) => value === "" || /^\+?[\d ()/-]{3,}$/.test(value), "phone_wrong"),
  languages: z.enum(["both", "da"], "invalid"),
  supportLimit: z.string().catch("").transform((value) => value.trim()).refine((value) => value === "" || (/^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= highestSupportLimit), "support_limit_wrong"),
  version: z.coerce.number().int().min(1).catch(0),
}).superRefine((input, check) => {
  // An address without a unit would say whom to write to, and not who that is.
  if (input.unitDa === "" && (input.email !== "" || input.phone !== "" || input.unitEn !== "")) check.addIssue({ code: "custom", path: ["unitDa"], message: "contact_unit_missing" });
});

export type PlanTextsInput = z.infer<typeof planTextsInput>;
/** The fields of the form, without the version. */
export type PlanTextField = Exclude<keyof PlanTextsInput, "version">;
