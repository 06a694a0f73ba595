import { and, desc, eq, inArray, not, sql, type SQL } from "drizzle-orm";
import type { Worded } from "#app/lib/bilingual.ts";
import { stemQuery } from "#app/lib/stem.ts";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import { outcomes, type OgpValue, type ParticipantType, type PolicyArea, type ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { readCursor, writeCursor } from "../keyset/cursor.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder } from "../keyset/page-by-key.ts";
import { answeredFacet, searchFacets, tagFacets } from "./keep-books.server.ts";
import { asReference, isReference } from "./reference.ts";
import type { ProposalSort } from "./sorts.ts";
import { speakerView, type SpeakerView } from "./speaker.ts";

/** What a list of proposals is narrowed by. `answered` stands for all outcomes. */
export type ProposalFilter = { theme?: string | undefined; type?: ParticipantType | undefined; status?: ProposalStatus | "answered" | undefined; /** Tags. */ value?: OgpValue | undefined; area?: PolicyArea | undefined; text?: string | undefined; sort?: ProposalSort | undefined; cursor?: string | undefined };

/** One line of a list of proposals. */
export type ProposalRow = {
  reference: string; title: string; language: string; theme: Worded; status: ProposalStatus; speaker: SpeakerView;
  supportCount: number; commentCount: number; submittedAt: Date;
};

export type ProposalList = {
  rows: ProposalRow[];
  /** How many there are in all; with a search text at most `searchLimit`, and then `moreThanCounted`. */
  total: number;
  moreThanCounted: boolean;
  previous: string | null;
  next: string | null;
};

const pageSize = 20;
/** How many matches of a search are shown: the newest, or the oldest where those come first. */
const searchLimit = 500;

/** A page of a plan's visible proposals, or the one whose reference is searched for: filtered, sorted, and paged by keyset so that every page costs the same. */
export async function listProposals(ctx: Context, plan: PlanOfList, filter: ProposalFilter): Promise<ProposalList> {
  const named = isReference(filter.text ?? "") ? await rowByReference(ctx).execute({ planId: plan.id, reference: asReference(filter.text!) }) : [];
  if (named.length > 0) return { rows: named.map((row) => asRow(plan, row)), total: 1, moreThanCounted: false, previous: null, next: null };
  const stems = stemQuery(filter.text ?? "");
  if (filter.text && stems.length === 0) return { rows: [], total: 0, moreThanCounted: false, previous: null, next: null };
  const themeId = filter.theme ? (plan.themes.find((theme) => theme.slug === filter.theme)?.id ?? "none") : undefined;
  const scope = { planId: plan.id, themeId, participantType: filter.type, status: filter.status };
  // Tags are in the search index alone: few lists are narrowed by one.
  if (stems.length > 0 || filter.value || filter.area) return searchProposals(ctx, plan, scope, stems, filter);
  const { sort, paging, asPage } = pagingOf(ctx, plan, filter);
  const [rows, [tallied]] = await Promise.all([
    rowsInScope(ctx, { sort, move: paging.move, narrowing: narrowingOf(scope) }).execute({ ...scope, ...paging.values }),
    countInScope(ctx, narrowingOf(scope)).execute(scope),
  ]);
  const page = asPage(rows);
  // What the page held is gone, or the cursor is one of another order: an empty page would be a dead end.
  if (page.rows.length === 0 && paging.move !== "front") return listProposals(ctx, plan, { ...filter, cursor: undefined });
  return { ...page, total: tallied?.count ?? 0, moreThanCounted: false };
}

/** The plan whose proposals are listed, with all its themes. */
export type PlanOfList = { id: string; themes: readonly { id: string; slug: string; title: Worded }[] };

type Scope = { planId: string; themeId: string | undefined; participantType: ParticipantType | undefined; status: ProposalFilter["status"] };

/** By what a list is narrowed beside its plan; the values themselves are placeholders. */
type Narrowing = { theme: boolean; type: boolean; status: "any" | "answered" | "one" };

function narrowingOf({ themeId, participantType, status }: Scope): Narrowing {
  return { theme: themeId !== undefined, type: participantType !== undefined, status: status === undefined ? "any" : status === "answered" ? "answered" : "one" };
}

/** The condition of a scope, on the proposals or on their tallies. */
function inScope(of: Tables["proposals"] | Tables["proposalTallies"], { theme, type, status }: Narrowing): SQL {
  return and(
    eq(of.planId, sql.placeholder("planId")),
    theme ? eq(of.themeId, sql.placeholder("themeId")) : undefined,
    type ? eq(of.participantType, sql.placeholder("participantType")) : undefined,
    status === "answered" ? inArray(of.status, [...outcomes]) : status === "one" ? eq(of.status, sql.placeholder("status")) : undefined,
  )!;
}

const rowByReference = prepared(({ read, tables }) => {
  const { proposals: p } = tables;
  return selectRows({ read, tables }).where(and(eq(p.reference, sql.placeholder("reference")), eq(p.planId, sql.placeholder("planId")), not(p.isHidden)));
});

const rowsInScope = prepared(({ read, tables }, { narrowing, sort, move }: { narrowing: Narrowing; sort: KeysetSort; move: KeysetMove }) =>
  selectPage({ read, tables }, and(inScope(tables.proposals, narrowing), eq(tables.proposals.isHidden, false))!, sort, move));

const countInScope = prepared(({ read, tables: { proposalTallies: t } }, narrowing: Narrowing) =>
  read.select({ count: sql<number>`coalesce(sum(${t.count}), 0)`.mapWith(Number) }).from(t).where(inScope(t, narrowing)));

async function searchProposals(ctx: Context, plan: PlanOfList, scope: Scope, stems: string[], filter: ProposalFilter): Promise<ProposalList> {
  const facets = searchFacets({ planId: scope.planId, themeId: scope.themeId, participantType: scope.participantType, status: scope.status === "answered" ? undefined : scope.status });
  const byRelevance = stems.length > 0 && (filter.sort === undefined || filter.sort === "relevance");
  const tags = tagFacets({ ogpValues: filter.value ? [filter.value] : [], policyAreas: filter.area ? [filter.area] : [] });
  const matches = await ctx.search.find(ctx.read, {
    stems, limit: searchLimit, prefer: byRelevance ? "best" : filter.sort === "oldest" ? "oldest" : "newest",
    // A theme is of one plan.
    facets: [facets.theme ?? facets.plan, facets.type, scope.status === "answered" ? answeredFacet : facets.status, ...tags].filter((facet) => facet !== undefined),
  });
  const counted = { total: matches.count, moreThanCounted: matches.isMore };
  if (!byRelevance) {
    const { sort, paging, asPage } = pagingOf(ctx, plan, filter);
    const page = asPage(await selectPage(ctx, visibleAnd(ctx, matches.include(ctx.tables.proposals.id)), sort, paging.move).prepare().execute(paging.values));
    return page.rows.length === 0 && paging.move !== "front" ? listProposals(ctx, plan, { ...filter, cursor: undefined }) : { ...page, ...counted };
  }
  // By relevance the matches are at hand in their order: a page is a slice of them.
  const wanted = readCursor(filter.cursor ?? "")?.value ?? 0;
  const start = wanted > 0 && wanted < matches.count ? wanted : 0;
  const ids = await matches.slice(start, start + pageSize);
  const at = (value: number) => writeCursor({ direction: "after", value, id: "" });
  return {
    rows: await listByIds(ctx, plan, ids),
    ...counted,
    previous: start > 0 ? at(Math.max(0, start - pageSize)) : null,
    next: start + pageSize < matches.count ? at(start + pageSize) : null,
  };
}

/** The visible proposals of the plan among these, in this order. */
export async function listByIds(ctx: Context, plan: PlanOfList, ids: string[]): Promise<ProposalRow[]> {
  const byId = new Map((await selectRows(ctx).where(visibleAnd(ctx, and(inArray(ctx.tables.proposals.id, ids), sql`coalesce(${ctx.tables.proposals.planId}, '') = ${plan.id}`)!))).map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined).map((row) => asRow(plan, row));
}

/**
 * Those of the matches that are visible still. The index has narrowed them to the scope already; saying it again would
 * make SQLite, which has no statistics, read all of the plan in place of a page's worth of ids.
 */
function visibleAnd(ctx: Context, isMatch: SQL): SQL {
  return and(isMatch, not(ctx.tables.proposals.isHidden))!;
}

type KeysetSort = Exclude<ProposalSort, "relevance">;

function orderOf({ proposals: p }: Tables, sort: KeysetSort): KeysetOrder {
  return { column: sort === "supported" ? p.supportCount : sort === "commented" ? p.commentCount : p.submittedAt, id: p.id, descending: sort !== "oldest" };
}

function pagingOf(ctx: Context, plan: PlanOfList, filter: ProposalFilter) {
  const sort: KeysetSort = filter.sort === undefined || filter.sort === "relevance" ? "newest" : filter.sort;
  const paging = pageByKey(orderOf(ctx.tables, sort), filter.cursor, pageSize);
  const valueOf = (row: SelectedRow) => (sort === "supported" ? row.supportCount : sort === "commented" ? row.commentCount : row.submittedAt.getTime());
  const asPage = (found: SelectedRow[]) => {
    const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: valueOf(row), id: row.id }));
    return { rows: rows.map((row) => asRow(plan, row)), previous, next };
  };
  return { sort, paging, asPage };
}

function selectPage(database: Database, where: SQL, sort: KeysetSort, move: KeysetMove) {
  const keyset = keysetSql(orderOf(database.tables, sort), move, pageSize);
  return selectRows(database).where(and(where, keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
}

function selectRows({ read, tables: { proposals: p, organisations } }: Database) {
  return read.select({
    id: p.id, reference: p.reference, title: p.title, language: p.language, themeId: p.themeId, status: p.status, participantType: p.participantType, display: p.display, shownName: p.shownName,
    organisationId: p.organisationId, organisation: organisations.name, verifiedAt: organisations.verifiedAt, supportCount: p.supportCount, commentCount: p.commentCount, submittedAt: p.submittedAt,
  }).from(p).leftJoin(organisations, eq(organisations.id, p.organisationId)).$dynamic();
}

type SelectedRow = Awaited<ReturnType<typeof selectRows>>[number];

function asRow({ themes }: PlanOfList, row: SelectedRow): ProposalRow {
  return {
    reference: row.reference, title: row.title, language: row.language, theme: themes.find((theme) => theme.id === row.themeId)!.title, status: row.status, supportCount: row.supportCount, commentCount: row.commentCount, submittedAt: row.submittedAt,
    speaker: speakerView(row),
  };
}

/** The newest visible proposals of a plan, for the home page. */
export async function listNewestProposals(ctx: Context, plan: PlanOfList, count: number): Promise<ProposalRow[]> {
  const rows = await newestRows(ctx).execute({ planId: plan.id, count });
  return rows.map((row) => asRow(plan, row));
}

const newestRows = prepared(({ read, tables }) => {
  const { proposals: p } = tables;
  return selectRows({ read, tables }).where(and(eq(p.planId, sql.placeholder("planId")), eq(p.isHidden, false))).orderBy(desc(p.submittedAt), desc(p.id)).limit(sql.placeholder("count"));
});
