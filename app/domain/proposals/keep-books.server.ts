import { sql } from "drizzle-orm";
import { insertRow } from "#db/insert-row.ts";
import { preparedWrite } from "#db/prepared.ts";
import type { WriteHandle } from "#db/store.ts";
import { outcomes, type Bilingual, type JourneyKind, type OgpValue, type ParticipantType, type ProposalStatus } from "#db/values.ts";
import { withoutMarks } from "#app/lib/gap-marks.ts";
import { newId } from "#app/lib/id.ts";
import { plainText } from "#app/lib/light-text.ts";
import { stemText } from "#app/lib/stem.ts";
import type { Context } from "../context.ts";

/** What the books of a proposal (tallies, search index) are kept from. */
export type BookedProposal = { id: string; planId: string; themeId: string; participantType: ParticipantType; status: ProposalStatus; title: string; problem: string; change: string; effect: string; ogpValues: readonly OgpValue[]; policyAreas: readonly string[] };

/** Adds `by` to the number of visible proposals of this theme, type and status. */
export async function tallyProposal(ctx: Context, tx: WriteHandle, key: Pick<BookedProposal, "planId" | "themeId" | "participantType" | "status">, by: 1 | -1): Promise<void> {
  const { planId, themeId, participantType, status } = key;
  // The row exists before anything is taken from it: PostgreSQL checks the row to be inserted before it finds the conflict.
  await tallying({ tx, tables: ctx.tables }, by).execute({ planId, themeId, participantType, status });
}

const tallying = preparedWrite(({ tx, tables: { proposalTallies: t } }, by: 1 | -1) => tx.insert(t)
  .values({ planId: sql.placeholder("planId"), themeId: sql.placeholder("themeId"), participantType: sql.placeholder("participantType"), status: sql.placeholder("status"), count: Math.max(by, 0) })
  .onConflictDoUpdate({ target: [t.planId, t.themeId, t.participantType, t.status], set: { count: sql`${t.count} + ${by}` } }));

/** Puts the proposal into the search index as it now is. */
export async function indexProposal(ctx: Context, tx: WriteHandle, proposal: BookedProposal): Promise<void> {
  await ctx.search.put(tx, {
    proposalId: proposal.id,
    title: stemText(withoutMarks(proposal.title)),
    body: stemText(withoutMarks([proposal.problem, proposal.change, proposal.effect].map(plainText).join("\n"))),
    facets: [...Object.values(searchFacets(proposal)), ...tagFacets(proposal)].join(" "),
  });
}

/** The facet of every proposal that has an answer, whichever it is. */
export const answeredFacet = "answered";

/** The word of the index for a value: letters and digits alone, as both databases take them. */
const word = (prefix: string, value: string) => prefix + value.replace(/[^a-z0-9]/gi, "").toLowerCase();

/** The words by which proposals are found that carry these tags. */
export function tagFacets({ ogpValues, policyAreas }: { ogpValues: readonly string[]; policyAreas: readonly string[] }): string[] {
  return [...ogpValues.map((value) => word("value", value)), ...policyAreas.map((area) => word("area", area))];
}

/** The exact words by which search results are narrowed. */
export function searchFacets(of: { planId: string; themeId?: string | undefined; participantType?: ParticipantType | undefined; status?: ProposalStatus | undefined }): { plan: string; theme?: string; type?: string; status?: string; answered?: string } {
  return {
    plan: word("plan", of.planId),
    ...(of.themeId && { theme: word("theme", of.themeId) }),
    ...(of.participantType && { type: word("type", of.participantType) }),
    ...(of.status && { status: word("status", of.status) }),
    ...(outcomes.some((outcome) => outcome === of.status) && { answered: answeredFacet }),
  };
}

/** Writes an entry of the public journey. */
export async function recordJourney(ctx: Context, tx: WriteHandle, proposalId: string, kind: JourneyKind, detail: { initiative?: string; outcome?: string; reason?: string; theme?: Bilingual } = {}, at: Date = ctx.now): Promise<void> {
  await insertRow(tx, ctx.tables.journeyEntries, { id: newId(), proposalId, kind, detail, at });
}
