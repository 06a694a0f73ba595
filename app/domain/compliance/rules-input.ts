import { z } from "zod";
import { requirementIds, type RequirementId } from "#db/values.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { thresholdBounds, thresholdNames, type ThresholdName } from "./thresholds.ts";

/** What was typed for each requirement, by the names of its thresholds. */
export type TypedRules = { requirement: RequirementId; thresholds: Record<string, number> }[];

/** The field of a threshold. */
export function ruleField(requirement: RequirementId, name: ThresholdName): string {
  return `rule_${requirement.replace(".", "_")}_${name}`;
}

/** Reads the form of the thresholds: whole numbers within their bounds. */
export function readRules(fields: Record<string, string | string[]>): { rules: TypedRules; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const rules = requirementIds.map((requirement) => ({
    requirement,
    thresholds: Object.fromEntries(thresholdNames(requirement).map((name) => {
      const { least, most } = thresholdBounds[name];
      const read = z.string().trim().regex(/^\d{1,4}$/).transform(Number).pipe(z.number().min(least).max(most)).safeParse(fields[ruleField(requirement, name)]);
      if (!read.success) errors[ruleField(requirement, name)] = "setting_out_of_range";
      return [name, read.data ?? 0];
    })),
  }));
  return { rules, errors };
}
