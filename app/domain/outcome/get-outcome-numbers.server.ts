import type { Context } from "../context.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { countOutcome, type OutcomeNumbers } from "./numbers.ts";
import { listTallies } from "./walk-fates.server.ts";

/** How many proposals of a plan became what, by theme and participant type. Throws `not_found`. */
export async function getOutcomeNumbers(ctx: Context, planSlug: string): Promise<{ plan: PlanSummary; themes: ThemeView[]; numbers: OutcomeNumbers }> {
  const plan = await getPlan(ctx, planSlug);
  const [themes, tallies] = await Promise.all([listThemes(ctx, plan.id), listTallies(ctx, plan.id)]);
  return { plan, themes, numbers: countOutcome(tallies) };
}
