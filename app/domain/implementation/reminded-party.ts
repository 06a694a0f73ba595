import type { AuthorityRole, AuthorityState } from "#db/values.ts";

/** Who is reminded of an initiative's milestones: the one that leads, or else the first that takes part, as far as it has a mailbox and did not decline. */
export function remindedParty<Party extends { role: AuthorityRole; state: AuthorityState; email: string }>(parties: readonly Party[]): Party | null {
  const reachable = parties.filter(({ email, state }) => email !== "" && state !== "declined");
  return reachable.find(({ role }) => role === "lead") ?? reachable[0] ?? null;
}
