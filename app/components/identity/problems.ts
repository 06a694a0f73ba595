/** Why signing in with a provider, or connecting one, came to nothing: keys of the catalogues' `identity.problems`, told in the address of the page. */
export const identityProblems = ["declined", "expired", "unavailable", "failed", "level_low", "level_low_staff", "identity_taken"] as const;
export type IdentityProblem = (typeof identityProblems)[number];
