import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { getProposal, type ProposalView } from "../proposals/get-proposal.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { getAssessmentPanel, type AssessmentPanel } from "./get-case-panel.server.ts";

/** A case with what concerns its assessment, for the pages of one act. A hidden text is not in it. */
export type AssessmentPage = { plan: PlanSummary; proposal: ProposalView; panel: AssessmentPanel };

/** Throws `forbidden` for who works on other plans, `not_found` for a proposal of another plan. */
export async function getAssessmentPage(ctx: Context, planSlug: string, reference: string): Promise<AssessmentPage> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const proposal = await getProposal(ctx, reference);
  if (proposal.plan.id !== plan.id) throw notFound();
  return { plan, proposal, panel: await getAssessmentPanel(ctx, proposal) };
}
