import type { Messages } from "#app/i18n/messages.ts";
import { countCharacters } from "#app/lib/text.ts";

/** The label of a field for the summary of a form's errors, where the sentence for the problem does not name the field. */
export function labelInSummary(problem: string | undefined, label: string): string | undefined {
  return problem === "too_long" || problem === "invalid" ? label : undefined;
}

/** The sentence for a field's problem, or undefined. `limit` is needed for texts that can be too long. */
export function fieldError(m: Messages, problem: string | undefined, limit?: { max: number; value: string }): string | undefined {
  if (problem === undefined) return undefined;
  const { fieldErrors } = m.forms;
  if (problem === "too_long") return fieldErrors.too_long(limit?.max ?? 120, countCharacters(limit?.value ?? ""));
  return problem in fieldErrors ? (fieldErrors[problem as Exclude<keyof typeof fieldErrors, "too_long">]) : fieldErrors.invalid;
}
