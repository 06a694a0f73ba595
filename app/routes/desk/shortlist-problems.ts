import type { z } from "zod";
import { shortlistInput } from "#app/domain/triage/schema.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { adoptionDegrees } from "#db/values.ts";

/** All problems of the shortlist form at once: without a degree the schema does not come to what its other fields ask of one another. */
export function shortlistProblems(error: z.ZodError, fields: Record<string, string | string[]>): FieldErrors {
  const others = shortlistInput.safeParse({ ...fields, degree: adoptionDegrees[0] });
  return { ...(others.success ? {} : fieldErrorsOf(others.error)), ...fieldErrorsOf(error) };
}
