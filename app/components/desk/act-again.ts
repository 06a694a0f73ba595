import type { FieldErrors } from "#app/lib/field-errors.ts";

export type ActAgain = { intent: string; errors: FieldErrors; fields: Record<string, string | string[]>; overtaken?: boolean };

/** The text of a field as it was typed, for a form that comes back. */
export function typedOf(again: ActAgain | undefined, name: string): string | undefined {
  const value = again?.fields[name];
  return typeof value === "string" ? value : undefined;
}

/** What a form that comes back goes on from: what it was begun from, so that what somebody else changed since is told; or what stands now, once that was told. */
export function begunFrom(again: ActAgain | undefined, name: string, now: string | number): string {
  return again && !again.overtaken ? (typedOf(again, name) ?? String(now)) : String(now);
}
