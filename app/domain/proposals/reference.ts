import type { ParticipantType } from "#db/values.ts";

// O for an organisation of civil society; the letter says who spoke, the number alone is unique in the plan.
const letters: Record<ParticipantType, string> = { citizen: "C", business: "B", ngo: "O", authority: "A" };

/** The public reference of a proposal, such as OGP28-C-0042. */
export function proposalReference(planCode: string, type: ParticipantType, number: number): string {
  return `${planCode}-${letters[type]}-${String(number).padStart(4, "0")}`;
}

/** The reference of a part of a submission that was split, such as OGP28-C-0042.1. */
export function partReference(whole: string, number: number): string {
  return `${whole}.${String(number)}`;
}

/** Whether a text that is searched for looks like the reference of a proposal. */
export function isReference(text: string): boolean {
  return /^[a-z0-9]+-[cboa]-\d+(?:\.\d+)?$/i.test(text.trim());
}

/** A reference as it is kept, however it was typed. */
export function asReference(text: string): string {
  return text.trim().toUpperCase();
}
