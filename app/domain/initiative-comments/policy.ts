import type { InitiativeCommentPeriod, PhaseKind } from "#db/values.ts";
import { editableFor } from "../comments/policy.ts";
import type { Actor } from "../context.ts";
import type { Phase } from "../plans/phase.ts";
import { mayTakePart, type Permission } from "../proposals/policy.ts";
import { mayRelease } from "../proposals/speaker.ts";
import { mayModerate } from "../triage/policy.ts";

/** In which phases of its plan an initiative is commented on: as a draft, and while it is carried out. */
export const phasesOfPeriod: Record<InitiativeCommentPeriod, readonly PhaseKind[]> = { draft: ["draft"], implement: ["implement", "report"] };

/** What the rules ask of an initiative. */
export type Commentable = { state: "draft" | "published"; phases: readonly Phase[] };

/** When something is said about an initiative by what it is: a draft, or one that was adopted. */
export function periodOf({ state }: Pick<Commentable, "state">): InitiativeCommentPeriod {
  return state === "draft" ? "draft" : "implement";
}

/** Whether somebody may comment on an initiative now. */
export function mayCommentOnInitiative(actor: Actor, initiative: Commentable, now: Date): Permission {
  return mayTakePart(actor, initiative.phases, now, phasesOfPeriod[periodOf(initiative)]);
}

/** What the rules ask of a comment. */
export type WrittenRemark = { authorId: string | null; organisationId: string | null; period: InitiativeCommentPeriod; isHidden: boolean; deletedAt: Date | null; createdAt: Date; answeredAt: Date | null };

/** What somebody may do with a comment now: change its text, take it back; and, for staff, answer it, hide it or show it again. */
export type RemarkActs = { edit: boolean; remove: boolean; moderate: boolean };

/**
 * A comment is changed soon after it was sent, while comments are taken and as long as it is not answered, by who wrote it and still
 * speaks for whom it was said. It can be taken back whatever the phase. Nobody at the desk decides on what they or their organisation said.
 */
export function remarkActs(actor: Actor, remark: WrittenRemark, { planId, ...initiative }: Commentable & { planId: string }, now: Date): RemarkActs {
  const moderate = remark.deletedAt === null && mayAnswerRemark(actor, { ...remark, planId });
  if (actor.kind !== "person" || actor.id !== remark.authorId || remark.isHidden || remark.deletedAt) return { edit: false, remove: false, moderate };
  const speaks = remark.organisationId === null || mayRelease(actor, remark.organisationId);
  const isFresh = now.getTime() < remark.createdAt.getTime() + editableFor;
  return { edit: speaks && isFresh && remark.answeredAt === null && remark.period === periodOf(initiative) && mayCommentOnInitiative(actor, initiative, now).allowed, remove: speaks, moderate };
}

/** Whether someone may answer a comment for who is responsible for the plan, or hide it: staff of the plan, but not their own or their organisation's. */
export function mayAnswerRemark(actor: Actor, { planId, authorId, organisationId }: { planId: string; authorId: string | null; organisationId: string | null }): boolean {
  return mayModerate(actor, { planId, authorId, organisationId, isCoAuthor: false, hasConflict: false });
}
