import type { Context } from "../context.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { findDraft, type Draft } from "./draft.server.ts";

/** What the pages of writing need: the plan, its themes, and the draft of this person or browser. Throws `not_found`. */
export async function getWriting(ctx: Context, planSlug: string, draftToken: string | null, draftId?: string): Promise<{ plan: PlanSummary; themes: ThemeView[]; draft: Draft | null }> {
  const plan = await getPlan(ctx, planSlug);
  const [themes, draft] = await Promise.all([listThemes(ctx, plan.id), findDraft(ctx, plan.id, draftToken, draftId)]);
  return { plan, themes, draft };
}
