import type { Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { listInitiatives, listInitiativeTitles } from "../initiatives/queries.server.ts";
import { listNewestProposals, listProposals, type ProposalList, type ProposalRow } from "../proposals/list-proposals.server.ts";
import { newestPublications } from "../publications/queries.server.ts";
import { listTimetable, type Timetable } from "./list-timetable.server.ts";
import { getPlan, getPlanNumbers, getPlanWithFacts, getThemeDescription, listThemes, type PlanNumbers, type PlanSummary, type ThemeView } from "./queries.server.ts";

type WithFacts = Awaited<ReturnType<typeof getPlanWithFacts>>;

/** A plan with its timeline, themes, counts and what is known about it. */
export async function getPlanPage(ctx: Context, slug: string): Promise<WithFacts & { timetable: Timetable; themes: (ThemeView & { initiativeCount: number })[]; numbers: PlanNumbers; latest: ProposalRow[]; hasDrafts: boolean; published: Awaited<ReturnType<typeof newestPublications>> }> {
  const found = await getPlanWithFacts(ctx, slug);
  const { plan } = found;
  const themes = await listThemes(ctx, plan.id);
  const [numbers, initiatives, drafts, latest, timetable, published] = await Promise.all([getPlanNumbers(ctx, plan.id), listInitiativeTitles(ctx, plan.id), listInitiativeTitles(ctx, plan.id, "draft"), listNewestProposals(ctx, { id: plan.id, themes }, 3), listTimetable(ctx, plan.id), newestPublications(ctx, plan.id)]);
  return { ...found, timetable, numbers, latest, hasDrafts: drafts.length > 0, published, themes: themes.map((theme) => ({ ...theme, initiativeCount: initiatives.filter((each) => each.themeId === theme.id).length })) };
}

/** A theme with its newest proposals and its initiatives. Throws `not_found`. */
export async function getThemePage(ctx: Context, planSlug: string, themeSlug: string): Promise<{ plan: PlanSummary; theme: ThemeView; description: Worded; list: ProposalList; initiatives: Awaited<ReturnType<typeof listInitiatives>> }> {
  const plan = await getPlan(ctx, planSlug);
  const themes = await listThemes(ctx, plan.id);
  const theme = themes.find((each) => each.slug === themeSlug);
  if (!theme) throw notFound();
  const [description, list, initiatives] = await Promise.all([getThemeDescription(ctx, theme.id), listProposals(ctx, { id: plan.id, themes }, { theme: themeSlug }), listInitiatives(ctx, plan.id, theme.id)]);
  return { plan, theme, description, list, initiatives };
}
