import type { Context } from "../context.ts";
import { progressOfPlan } from "../implementation/progress-of-plan.server.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { listInitiatives, type InitiativeRow } from "./queries.server.ts";

/** A plan with all its initiatives, and how far those have come that are adopted. Throws `not_found`. */
export async function getInitiativesPage(ctx: Context, planSlug: string): Promise<{ plan: PlanSummary; themes: ThemeView[]; initiatives: InitiativeRow[]; progress: Awaited<ReturnType<typeof progressOfPlan>> }> {
  const plan = await getPlan(ctx, planSlug);
  const [themes, initiatives, progress] = await Promise.all([listThemes(ctx, plan.id), listInitiatives(ctx, plan.id), progressOfPlan(ctx, plan.id)]);
  return { plan, themes, initiatives, progress };
}
