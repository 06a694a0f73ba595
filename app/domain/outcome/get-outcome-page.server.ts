import type { ParticipantType } from "#db/values.ts";
import { readParties, type PartyView } from "../consulted/read-parties.server.ts";
import type { Context } from "../context.ts";
import type { KeysetPage } from "../keyset/page-by-key.ts";
import { coordinates } from "../plans/managed-plan.server.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import type { DraftCommentsLine, OutcomeContent, OutcomePeriod } from "./content.ts";
import { countDraftComments } from "./draft-comments.server.ts";
import type { Fate } from "./fates.ts";
import { listExamples, type ThemeExamples } from "./list-examples.server.ts";
import { countOutcome, type OutcomeNumbers } from "./numbers.ts";
import { readLines, type OutcomeLine } from "./read-lines.server.ts";
import { collectPeriod, readFacts } from "./read-plan.server.ts";
import { countChoice, countHidden, listTallies, pageOfFates, type FateFilter } from "./walk-fates.server.ts";

/** The accounting of a plan as it stands now. `examples` are the newest answers of each theme; all are in the list. `mayManage`: the reader keeps the list of who was asked. */
export type OutcomePage = {
  plan: PlanSummary; period: OutcomePeriod | null; facts: OutcomeContent["facts"]; themes: ThemeView[]; numbers: OutcomeNumbers; hidden: number; parties: PartyView[]; examples: ThemeExamples[];
  list: KeysetPage<OutcomeLine> & { total: number }; filter: { theme?: string; fate?: Fate; type?: ParticipantType }; mayManage: boolean;
  /** What was said about the drafts, and what became of it. */
  draftComments: DraftCommentsLine[];
};

const pageSize = 40;

/** What became of all that was said to a plan, with a page of its proposals. Numbers come from the tallies, so it costs the same for ten proposals and for a hundred thousand. Throws `not_found`. */
export async function getOutcomePage(ctx: Context, planSlug: string, { theme, fate, type, cursor }: FateFilter): Promise<OutcomePage> {
  const plan = await getPlan(ctx, planSlug);
  const [themes, tallies, hidden, { facts }, parties, draftComments] = await Promise.all([listThemes(ctx, plan.id), listTallies(ctx, plan.id), countHidden(ctx, plan.id), readFacts(ctx, plan.id), readParties(ctx, plan.id), countDraftComments(ctx, plan.id)]);
  // A theme that is none is no choice, as any other mistyped filter.
  const chosen = themes.find(({ slug }) => slug === theme);
  const choice = { themeId: chosen?.id, type, fate };
  const [places, examples] = await Promise.all([pageOfFates(ctx, plan.id, { ...choice, cursor }, tallies, pageSize), listExamples(ctx, plan.id, themes, tallies)]);
  const lines = await readLines(ctx, places.rows.map(({ id }) => id));
  return {
    plan, period: collectPeriod(plan.phases), facts, themes, numbers: countOutcome(tallies), hidden, parties, examples, list: { ...places, rows: lines, total: countChoice(choice, tallies, hidden) },
    filter: { ...(chosen && { theme: chosen.slug }), ...(fate && { fate }), ...(type && { type }) }, mayManage: coordinates(ctx.actor, plan.id), draftComments,
  };
}
