import type { Context } from "../context.ts";
import { listInitiativeTitles } from "../initiatives/queries.server.ts";
import { listNewestProposals, type ProposalRow } from "../proposals/list-proposals.server.ts";
import { findCurrentPlan, getPlanNumbers, listThemes, type PlanNumbers, type PlanDetails, type ThemeView } from "./queries.server.ts";

export type Home = { current: { plan: PlanDetails; themes: ThemeView[]; numbers: PlanNumbers; latest: ProposalRow[]; /** Whether there are drafts that can be out for consultation. */ hasDrafts: boolean; now: Date } | null };

/** What the home page shows: the current plan, its themes and numbers, and the latest proposals. */
export async function getHome(ctx: Context): Promise<Home> {
  const plan = await findCurrentPlan(ctx);
  if (!plan) return { current: null };
  const themes = await listThemes(ctx, plan.id);
  const [numbers, drafts, latest] = await Promise.all([getPlanNumbers(ctx, plan.id), listInitiativeTitles(ctx, plan.id, "draft"), listNewestProposals(ctx, { id: plan.id, themes }, 5)]);
  return { current: { plan, themes, numbers, latest, hasDrafts: drafts.length > 0, now: ctx.now } };
}
