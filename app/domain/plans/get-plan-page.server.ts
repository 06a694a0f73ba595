import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { listInitiatives, listInitiativeTitles } from "../initiatives/queries.server.ts";
import { listNewestProposals, listProposals, type ProposalList, type ProposalRow } from "../proposals/list-proposals.server.ts";
import { getPlan, getPlanNumbers, getPlanWithFacts, listThemes, type PlanNumbers, type PlanSummary, type ThemeView } from "./queries.server.ts";

type Facts = Awaited<ReturnType<typeof getPlanWithFacts>>["facts"];

/** A plan with its timeline, themes, counts and what is known about it. */
export async function getPlanPage(ctx: Context, slug: string): Promise<{ plan: PlanSummary; facts: Facts; themes: (ThemeView & { initiativeCount: number })[]; numbers: PlanNumbers; latest: ProposalRow[] }> {
  const { plan, facts } = await getPlanWithFacts(ctx, slug);
  const [themes, numbers, initiatives, latest] = await Promise.all([listThemes(ctx, plan.id), getPlanNumbers(ctx, plan.id), listInitiativeTitles(ctx, plan.id), listNewestProposals(ctx, plan.id, 3)]);
  return { plan, facts, numbers, latest, themes: themes.map((theme) => ({ ...theme, initiativeCount: initiatives.filter((each) => each.themeId === theme.id).length })) };
}

/** A theme with its newest proposals and its initiatives. Throws `not_found`. */
export async function getThemePage(ctx: Context, planSlug: string, themeSlug: string): Promise<{ plan: PlanSummary; theme: ThemeView; list: ProposalList; initiatives: Awaited<ReturnType<typeof listInitiatives>> }> {
  const plan = await getPlan(ctx, planSlug);
  const theme = (await listThemes(ctx, plan.id)).find((each) => each.slug === themeSlug);
  if (!theme) throw notFound();
  const [list, initiatives] = await Promise.all([listProposals(ctx, plan.id, { theme: themeSlug }), listInitiatives(ctx, plan.id, theme.id)]);
  return { plan, theme, list, initiatives };
}
