import { and, eq, inArray } from "drizzle-orm";
import { tellingStems } from "#app/lib/stem.ts";
import { countCharacters, normaliseLine } from "#app/lib/text.ts";
import type { Context } from "../context.ts";
import { getPlan, listThemes } from "../plans/queries.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { searchFacets } from "./keep-books.server.ts";
import { listByIds, type PlanOfList, type ProposalRow } from "./list-proposals.server.ts";

/** So many similar proposals are shown: more would get in the way of who writes. */
const mostShown = 3;
/** A shorter title says nothing yet, in characters. */
const shortestTitle = 4;
const mostWords = 10;
/** So many are narrowed to those of the plan that are not withdrawn. */
const mostCompared = 100;
/** No title that may be sent is longer; what is behind it is not looked at. In UTF-16 units. */
const longestTitle = 400;

/**
 * The visible proposals of a plan that are most like one with this title, best first: those that share the words that tell
 * what it is about. None for a title too short to tell. None of the reader's own. `except` are references to leave out, such as that of the proposal whose title it is; `most` how many are wanted.
 */
export async function listSimilar(ctx: Context, plan: PlanOfList, title: string, except: readonly string[] = [], most = mostShown): Promise<ProposalRow[]> {
  const tidy = normaliseLine(title.slice(0, longestTitle));
  if (countCharacters(tidy) < shortestTitle) return [];
  const stems = tellingStems(tidy, mostWords);
  if (stems.length === 0) return [];
  const ids = await ctx.search.findSimilar(ctx.read, { stems, facet: searchFacets({ planId: plan.id }).plan, limit: mostCompared });
  const rows = await listByIds(ctx, plan, ids);
  const own = await listOwn(ctx, ids);
  return rows.filter(({ status, reference }) => status !== "withdrawn" && status !== "split" && !except.includes(reference) && !own.includes(reference)).slice(0, most);
}

/** Those that the reader wrote: they know of them, and cannot support them instead. */
async function listOwn(ctx: Context, ids: readonly string[]): Promise<string[]> {
  if (ctx.actor.kind !== "person" || ids.length === 0) return [];
  const { proposals: p } = ctx.tables;
  return (await ctx.read.select({ reference: p.reference }).from(p).where(and(inArray(p.id, [...ids]), eq(p.authorId, ctx.actor.id)))).map(({ reference }) => reference);
}

/** The same for whoever is writing a title at this moment, whose page asks again and again. Throws `not_found`, and `too_many`. */
export async function listSimilarWhileWriting(ctx: Context, planSlug: string, title: string): Promise<ProposalRow[]> {
  const plan = await getPlan(ctx, planSlug);
  await takeTry(ctx, "similarPerAddress", ctx.actor.kind === "person" ? ctx.actor.id : ctx.address);
  return listSimilar(ctx, { id: plan.id, themes: await listThemes(ctx, plan.id) }, title);
}
