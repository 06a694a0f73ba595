import { countCharacters, normaliseText } from "#app/lib/text.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { locales, type Bilingual } from "#db/values.ts";
import { implementationLimits as limits } from "./limits.ts";
import { reportParts, type ReportPart } from "./report-content.ts";

/** What the form of the texts says: `version` is the one that it was begun from. */
export type AssessmentInput = { parts: Record<ReportPart, Bilingual>; initiatives: Record<string, Bilingual>; version: number };

/** Reads the form, whose fields are named `part.introduction.da` and `initiative.PA-I-01.da`. All may be empty until the report is published. `references`: of the plan's initiatives. */
export function readAssessment(fields: Record<string, unknown>, references: readonly string[]): { input: AssessmentInput; errors: null } | { input: null; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const textOf = (name: string, max: number): Bilingual => {
    const [da, en] = locales.map((locale) => {
      const value = fields[`${name}.${locale}`];
      const text = normaliseText(typeof value === "string" ? value : "");
      if (countCharacters(text) > max) errors[`${name}.${locale}`] = "too_long";
      return text;
    });
    return { da: da!, en: en! };
  };
  const parts = Object.fromEntries(reportParts.map((part) => [part, textOf(`part.${part}`, limits.part)])) as Record<ReportPart, Bilingual>;
  const initiatives = Object.fromEntries(references.map((reference) => [reference, textOf(`initiative.${reference}`, limits.ofInitiative)]));
  if (Object.keys(errors).length > 0) return { input: null, errors };
  const version = Number(fields.version);
  return { input: { parts, initiatives, version: Number.isInteger(version) && version >= 0 ? version : -1 }, errors: null };
}
