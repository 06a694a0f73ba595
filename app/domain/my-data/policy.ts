import type { DisplayMode } from "#db/values.ts";

const day = 24 * 3600 * 1000;

/** How long an account can be kept after all, from the moment its deletion was asked for, in days. */
const graceDays = 14;

/** When the deletion of an account that is asked for now is carried out. */
export function deletionDue(now: Date): Date {
  return new Date(now.getTime() + graceDays * day);
}

/** What decides whether an account may be deleted. */
export type DeletionFacts = {
  /** An invented person of a demonstration, whom everybody signs in as. */
  isDemo: boolean;
  /** How many organisations with other members have this person as their only representative. */
  orphaned: number;
  /** Whether the person is admin of the whole platform, and how many others are and stay. */
  isAdmin: boolean;
  otherAdmins: number;
};

/** Why an account cannot be deleted now. */
export type DeletionRefusal = "demo_account" | "last_representative" | "last_admin";

/** Whether the owner of an account may ask for its deletion; null when nothing stands against it. */
export function findDeletionRefusal(facts: DeletionFacts): DeletionRefusal | null {
  if (facts.isDemo) return "demo_account";
  if (facts.orphaned > 0) return "last_representative";
  return facts.isAdmin && facts.otherAdmins === 0 ? "last_admin" : null;
}

/** What one's name can stand beside. */
export const contributionKinds = ["proposals", "comments", "initiativeComments"] as const;
export type ContributionKind = (typeof contributionKinds)[number];

/** How one's name can be changed on a contribution: gone from it, or beside it. */
export const nameChoices = ["hidden", "shown"] as const;
export type NameChoice = (typeof nameChoices)[number];

/** How a contribution is shown after its author chose: without a name, an organisation's stays under the organisation's and a private one under a code. */
export function displayAfter(choice: NameChoice, organisationId: string | null): DisplayMode {
  if (choice === "shown") return "name";
  return organisationId === null ? "code" : "organisation";
}

/**
 * Whether the author may change it so. Hiding is always allowed. A name beside an organisation's contribution is for
 * who still belongs to it.
 */
export function mayChangeName(choice: NameChoice, organisationId: string | null, ownOrganisations: readonly string[]): boolean {
  return choice === "hidden" || organisationId === null || ownOrganisations.includes(organisationId);
}
