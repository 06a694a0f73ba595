import { notInArray, type SQL } from "drizzle-orm";
import type { Tables } from "#db/schema/tables.ts";

/**
 * Of drafts joined with their proposals: those that can still become an answer. What was being written when the author
 * withdrew the proposal stays with the case, where its words can be copied, and is on no list of what is to be done.
 */
export function isOnItsWay({ proposals: p }: Pick<Tables, "proposals">): SQL {
  return notInArray(p.status, ["withdrawn", "split"]);
}
