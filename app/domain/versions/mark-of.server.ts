import { createHash } from "node:crypto";
import type { Editable } from "./editable.ts";

/**
 * Stands for what a form of changing was made from. A form that comes back with another mark than the proposal has now was
 * overtaken by another change of the same things; what moderators do with the proposal meanwhile does not overtake it.
 */
export function markOf({ title, problem, change, effect, language, theme, ogpValues, policyAreas }: Editable): string {
  return createHash("sha256").update(JSON.stringify([title, problem, change, effect, language, theme, [...ogpValues].sort(), [...policyAreas].sort()])).digest("base64url").slice(0, 22);
}
