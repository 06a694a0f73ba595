import type { ParticipantType } from "#db/values.ts";

// O for an organisation of civil society; the letter says who spoke, the number alone is unique in the plan.
const letters: Record<ParticipantType, string> = { citizen: "C", business: "B", ngo: "O", authority: "A" };

/** The public reference of a proposal, such as OGP28-C-0042. */
export function proposalReference(planCode: string, type: ParticipantType, number: number): string {
  return `${planCode}-${letters[type]}-${String(number).padStart(4, "0")}`;
}
