import type { Context } from "../context.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { listInitiatives, type InitiativeRow } from "./queries.server.ts";

/** A plan with all its initiatives. Throws `not_found`. */
export async function getInitiativesPage(ctx: Context, planSlug: string): Promise<{ plan: PlanSummary; themes: ThemeView[]; initiatives: InitiativeRow[] }> {
  const plan = await getPlan(ctx, planSlug);
  const [themes, initiatives] = await Promise.all([listThemes(ctx, plan.id), listInitiatives(ctx, plan.id)]);
  return { plan, themes, initiatives };
}
