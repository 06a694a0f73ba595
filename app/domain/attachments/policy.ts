import type { ProposalStatus } from "#db/values.ts";
import type { Actor } from "../context.ts";
import type { Phase } from "../plans/phase.ts";
import { maySubmitProposal, type Permission } from "../proposals/policy.ts";

/** What decides who may change the files of a published proposal. */
export type Attachable = { authorId: string | null; organisationId: string | null; isHidden: boolean; status: ProposalStatus; phases: readonly Phase[] };

/** Whether a proposal is somebody's to change: a private person's by its author, an organisation's by those who may send in its name. */
export function isInChargeOf(actor: Actor, { authorId, organisationId }: Pick<Attachable, "authorId" | "organisationId">): boolean {
  if (actor.kind !== "person") return false;
  if (organisationId === null) return authorId === actor.id;
  return actor.memberships.some((each) => each.id === organisationId && each.role === "representative");
}

/** Files can be added and removed as long as proposals are taken; asked of somebody who is in charge of it. */
export function mayChangeFiles(actor: Actor, proposal: Attachable, now: Date): Permission {
  if (!isInChargeOf(actor, proposal) || proposal.isHidden || proposal.status === "withdrawn") return { allowed: false, reason: "not_open" };
  return maySubmitProposal(actor, proposal.phases, now);
}
