import type { Context } from "../context.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { listProposals, type ProposalFilter, type ProposalList } from "./list-proposals.server.ts";

/** A plan with a page of its proposals. Throws `not_found`. */
export async function getListPage(ctx: Context, planSlug: string, filter: ProposalFilter): Promise<{ plan: PlanSummary; themes: ThemeView[]; list: ProposalList }> {
  const plan = await getPlan(ctx, planSlug);
  const themes = await listThemes(ctx, plan.id);
  return { plan, themes, list: await listProposals(ctx, { id: plan.id, themes }, filter) };
}
