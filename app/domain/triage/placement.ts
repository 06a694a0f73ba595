import { hashToken } from "#app/lib/token.ts";
import type { AdoptionDegree } from "#db/values.ts";

/** How far a proposal is taken up in an initiative, and with which of its words. */
export type Placement = { degree: AdoptionDegree; passage: string };

/** A mark of a placement as a form saw it, so that nobody changes what somebody else changed meanwhile. Empty for none. */
export function markOf(placement: Placement | null | undefined): string {
  return placement ? hashToken(`${placement.degree} ${placement.passage}`).slice(0, 16) : "";
}
