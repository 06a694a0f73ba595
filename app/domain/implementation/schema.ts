import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { asWebsite } from "#app/lib/website.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import type { EvidenceLink } from "#db/schema/implementation.ts";
import { completionLevels, hideReasons, locales } from "#db/values.ts";
import { implementationLimits as limits } from "./limits.ts";

const reportFields = z.object({
  milestone: z.uuid("milestone_missing"),
  completion: z.enum(completionLevels, "completion_missing"),
  body: z.string().catch("").transform(normaliseText).pipe(z.string().min(1, "progress_missing").refine((value) => countCharacters(value) <= limits.report, "too_long")),
  language: z.enum(locales, "language_missing"),
  formKey: z.uuid(),
});

/** What is reported of a milestone. */
export type ReportInput = z.infer<typeof reportFields> & { evidence: EvidenceLink[] };

/** Hides a report. The reason is public. */
export const hideReportInput = z.object({ report: z.uuid(), reason: z.enum(hideReasons, "hide_reason_missing") });
export const ofReport = z.object({ report: z.uuid() });
export type HideReportInput = z.infer<typeof hideReportInput>;

const text = (value: unknown) => normaliseLine(typeof value === "string" ? value : "");

/** Reads the form of a report: its links are in fields such as `evidence.1.url`, and those without an address and a name are left out. */
export function readReport(fields: Record<string, unknown>): { input: ReportInput; errors: null } | { input: null; errors: FieldErrors } {
  const read = reportFields.safeParse(fields);
  const errors: FieldErrors = read.success ? {} : fieldErrorsOf(read.error);
  const evidence: EvidenceLink[] = [];
  for (let number = 1; number <= limits.evidence; number += 1) {
    const [label, given] = [text(fields[`evidence.${number}.label`]), text(fields[`evidence.${number}.url`])];
    if (label === "" && given === "") continue;
    const url = given.length <= limits.address ? asWebsite(given) : null;
    if (given === "") errors[`evidence.${number}.url`] = "evidence_url_missing";
    else if (url === null) errors[`evidence.${number}.url`] = "evidence_url_wrong";
    if (countCharacters(label) > limits.evidenceLabel) errors[`evidence.${number}.label`] = "too_long";
    if (url !== null) evidence.push({ label, url });
  }
  return read.success && Object.keys(errors).length === 0 ? { input: { ...read.data, evidence }, errors: null } : { input: null, errors };
}
