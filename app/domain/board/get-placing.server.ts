import { and, asc, eq } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { listInitiativeTitles, type InitiativeTitle } from "../initiatives/queries.server.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { getProposal, type ProposalView } from "../proposals/get-proposal.server.ts";
import { findPutForwardBy } from "../co-authors/is-co-author.server.ts";
import { markOf, type Placement } from "../triage/placement.ts";
import { interestIn, requireStaff, type Interest } from "../triage/policy.ts";

/** A draft that a proposal is in. `mark`: how the form saw it. */
export type PlacedIn = Placement & { initiative: string; title: Worded; mark: string };

/** What the form that puts a proposal into an initiative needs. `interest`: why somebody else must do it. */
export type Placing = { plan: PlanSummary; proposal: ProposalView; drafts: InitiativeTitle[]; placements: PlacedIn[]; interest: Interest | null };

/** Throws `not_found` for a proposal of another plan. */
export async function getPlacing(ctx: Context, planSlug: string, reference: string): Promise<Placing> {
  requireStaff(ctx.actor);
  const [plan, proposal] = await Promise.all([getPlan(ctx, planSlug), getProposal(ctx, reference)]);
  requireStaff(ctx.actor, plan.id);
  if (proposal.plan.id !== plan.id) throw notFound();
  const [drafts, placements, by] = await Promise.all([listInitiativeTitles(ctx, plan.id, "draft"), listPlacements(ctx, proposal), findPutForwardBy(ctx, proposal.id)]);
  return { plan, proposal, drafts, placements, interest: by && interestIn(ctx.actor, by) };
}

/** The passage of a hidden proposal is as hidden as the rest of it. */
async function listPlacements(ctx: Context, { id, isHidden }: ProposalView): Promise<PlacedIn[]> {
  const { initiativeSources: s, initiatives: i } = ctx.tables;
  const rows = await ctx.read.select({ initiative: i.reference, title: i.title, degree: s.degree, passage: s.passage }).from(s).innerJoin(i, eq(i.id, s.initiativeId)).where(and(eq(s.proposalId, id), eq(i.state, "draft"))).orderBy(asc(i.sequence));
  return rows.map((row) => ({ ...row, passage: isHidden ? "" : row.passage, title: inLocale(row.title, ctx.locale), mark: markOf(row) }));
}
