import type { FieldErrors } from "#app/lib/field-errors.ts";

export type ActAgain = { intent: string; errors: FieldErrors; fields: Record<string, string | string[]>; overtaken?: boolean };

/** The text of a field as it was typed, for a form that comes back. */
export function typedOf(again: ActAgain | undefined, name: string): string | undefined {
  const value = again?.fields[name];
  return typeof value === "string" ? value : undefined;
}
