import { eq } from "drizzle-orm";
import { findPutForwardBy } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { getProposal, type ProposalView } from "../proposals/get-proposal.server.ts";
import type { ProposalRow } from "../proposals/list-proposals.server.ts";
import { interestIn, requireStaff, type Interest } from "../triage/policy.ts";
import { previewMergeTarget, type MergeRefusal } from "./find-merge-target.server.ts";
import { listAlike } from "./list-duplicates.server.ts";
import { findUndo, type MergingPanel } from "./get-case-panel.server.ts";

/** What the pages of merging, splitting and undoing need of a case. The text of a hidden one is left out. `interest`: why somebody else than the reader must do it. */
export type Joining = { plan: PlanSummary; proposal: ProposalView; version: number; undo: MergingPanel["undo"]; interest: Interest | null };

/** Throws `not_found` for a case of another plan, and `forbidden` for who does not work on this one. */
export async function getJoining(ctx: Context, planSlug: string, reference: string): Promise<Joining> {
  requireStaff(ctx.actor);
  const [plan, proposal] = await Promise.all([getPlan(ctx, planSlug), getProposal(ctx, reference)]);
  requireStaff(ctx.actor, plan.id);
  if (proposal.plan.slug !== planSlug) throw notFound();
  const by = await findPutForwardBy(ctx, proposal.id);
  return { plan, proposal, version: proposal.version, interest: by && interestIn(ctx.actor, by), undo: await findUndo(ctx, proposal.id, proposal.status) };
}

export type Merging = Joining & {
  /** The proposal that it would become part of; `isOnward` when the one that was named is itself part of this one. */
  target: { proposal: ProposalView; isOnward: boolean } | null;
  problem: MergeRefusal | null;
  similar: ProposalRow[];
  fourEyes: boolean;
};

/** The same with the proposal that was named to merge into, and those that are like it to choose from. */
export async function getMerging(ctx: Context, planSlug: string, reference: string, into: string | undefined): Promise<Merging> {
  requireStaff(ctx.actor);
  const joining = await getJoining(ctx, planSlug, reference);
  const { plan, proposal } = joining;
  const { plans } = ctx.tables;
  const [similar, [settings], found] = await Promise.all([
    listAlike(ctx, { ...proposal, planId: plan.id }), ctx.read.select({ fourEyes: plans.fourEyes }).from(plans).where(eq(plans.id, plan.id)),
    into ? previewMergeTarget(ctx, ctx.read, { id: proposal.id, planId: plan.id }, into) : null,
  ]);
  const target = found === null || typeof found === "string" ? null : { proposal: await getProposal(ctx, found.reference), isOnward: found.isOnward };
  return { ...joining, target, problem: typeof found === "string" ? found : null, similar, fourEyes: settings!.fourEyes };
}

/** The same with the themes that parts may have. `isBeingAnswered`: somebody is writing an answer to the whole, which has to go first. */
export async function getSplitting(ctx: Context, planSlug: string, reference: string): Promise<Joining & { themes: ThemeView[]; isBeingAnswered: boolean }> {
  requireStaff(ctx.actor);
  const joining = await getJoining(ctx, planSlug, reference);
  const { answerDrafts: d } = ctx.tables;
  const drafts = await ctx.read.select({ id: d.proposalId }).from(d).where(eq(d.proposalId, joining.proposal.id));
  return { ...joining, isBeingAnswered: drafts.length > 0, themes: await listThemes(ctx, joining.plan.id) };
}
