import type { Context } from "../context.ts";
import { listNewestProposals, type ProposalRow } from "../proposals/list-proposals.server.ts";
import { findCurrentPlan, getPlanNumbers, listThemes, type PlanNumbers, type PlanSummary, type ThemeView } from "./queries.server.ts";

export type Home = { current: { plan: PlanSummary; themes: ThemeView[]; numbers: PlanNumbers; latest: ProposalRow[]; now: Date } | null };

/** What the home page shows: the current plan, its themes and numbers, and the latest proposals. */
export async function getHome(ctx: Context): Promise<Home> {
  const plan = await findCurrentPlan(ctx);
  if (!plan) return { current: null };
  const [themes, numbers, latest] = await Promise.all([listThemes(ctx, plan.id), getPlanNumbers(ctx, plan.id), listNewestProposals(ctx, plan.id, 5)]);
  return { current: { plan, themes, numbers, latest, now: ctx.now } };
}
