import type { Messages } from "#app/i18n/messages.ts";
import { countCharacters } from "#app/lib/text.ts";

/** The sentence for a field's problem, or undefined. `limit` is needed for texts that can be too long. */
export function fieldError(m: Messages, problem: string | undefined, limit?: { max: number; value: string }): string | undefined {
  if (problem === undefined) return undefined;
  const { fieldErrors } = m.forms;
  if (problem === "too_long") return fieldErrors.too_long(limit?.max ?? 120, countCharacters(limit?.value ?? ""));
  return problem in fieldErrors ? (fieldErrors[problem as Exclude<keyof typeof fieldErrors, "too_long">]) : fieldErrors.invalid;
}
