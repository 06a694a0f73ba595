import type { Bilingual } from "#db/values.ts";
import { readParties } from "../consulted/read-parties.server.ts";
import type { Context } from "../context.ts";
import { listPhases, listThemes } from "../plans/queries.server.ts";
import { themeTitles } from "./theme-titles.server.ts";
import type { OutcomeContent, OutcomeProposal } from "./content.ts";
import { countDraftComments } from "./draft-comments.server.ts";
import { countOutcome, noCounts } from "./numbers.ts";
import { readLines, type OutcomeLine } from "./read-lines.server.ts";
import { lastingName } from "./shown-name.ts";
import { collectPeriod, readFacts } from "./read-plan.server.ts";
import { countHidden, listTallies, walkFates } from "./walk-fates.server.ts";

/** How many proposals are read at a time. */
const portion = 250;

/**
 * The accounting of a plan as it stands now, to be published: see `OutcomeContent`. It asks nobody who they are, as all of it is public, and
 * takes a plan in draft too. The proposals are read in portions, between which other requests come to their turn; all of them are in the answer.
 */
export async function collectOutcome(ctx: Context, plan: { id: string; slug: string; code: string; isDemo: boolean }): Promise<OutcomeContent> {
  const [phases, themes, titles, tallies, hidden, { facts, coordinator, title }, parties, draftComments] = await Promise.all([
    listPhases(ctx, plan.id), listThemes(ctx, plan.id), themeTitles(ctx, plan.id), listTallies(ctx, plan.id), countHidden(ctx, plan.id), readFacts(ctx, plan.id), readParties(ctx, plan.id), countDraftComments(ctx, plan.id),
  ]);
  const { all, byTheme, byType } = countOutcome(tallies);
  const numberOf = new Map(themes.map(({ id, number }) => [id, number]));
  const initiatives = new Map<string, Bilingual>();
  const proposals: OutcomeProposal[] = [];
  for await (const ids of walkFates(ctx, plan.id, portion)) {
    for (const line of await readLines(ctx, ids)) {
      for (const { reference, title: of } of line.landedIn) initiatives.set(reference, of);
      proposals.push(asProposal(line, line.themeId === null ? null : numberOf.get(line.themeId)!));
    }
  }
  return {
    format: 1, at: ctx.now.toISOString(), plan: { slug: plan.slug, code: plan.code, title, coordinator, isDemo: plan.isDemo }, period: collectPeriod(phases), facts: withoutUndefined(facts),
    consulted: parties.map(({ name, type, answered }) => ({ name, type, answered })), numbers: { all, byType }, hidden,
    themes: themes.map(({ id, number }) => ({ number, title: titles.get(id)!, counts: byTheme[id] ?? noCounts() })),
    initiatives: [...initiatives].map(([reference, of]) => ({ reference, title: of })).sort((a, b) => (a.reference < b.reference ? -1 : 1)), ...(draftComments.length > 0 && { draftComments }), proposals,
  };
}

function asProposal({ id: _, themeId: __, submittedAt: ___, speaker, landedIn, ...line }: OutcomeLine, theme: number | null): OutcomeProposal {
  return { ...line, theme, name: lastingName(speaker), landedIn: landedIn.map(({ reference }) => reference) };
}

/** What is not known is left out, as JSON does it, so that the content is the same when it is read back. */
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
