import { fieldError } from "#app/components/shell/field-error.ts";
import type { Messages } from "#app/i18n/messages.ts";

/** The sentence for a field's problem in the forms of this area, or undefined. */
export function problemOf(m: Messages, problem: string | undefined, limit?: { max: number; value: string }): string | undefined {
  return problem === undefined ? undefined : (m.assessment.problems[problem] ?? fieldError(m, problem, limit));
}

/** The sentence for why an act was refused. */
export function refusalOf(m: Messages, reason: string | undefined): string | undefined {
  const { refusals } = m.assessment;
  return reason !== undefined && reason in refusals ? refusals[reason as keyof typeof refusals] : undefined;
}
