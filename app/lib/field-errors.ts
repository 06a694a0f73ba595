import type { z } from "zod";

/** The first problem of each field, by the name of the field. Values are keys of the catalogues' `fieldErrors`. */
export type FieldErrors = Record<string, string>;

export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) errors[String(issue.path[0])] ??= issue.message;
  return errors;
}
