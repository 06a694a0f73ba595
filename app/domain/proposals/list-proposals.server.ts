import { and, asc, desc, eq, inArray, not, sql, type SQL } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { stemQuery } from "#app/lib/stem.ts";
import { outcomes, type ParticipantType, type ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { readCursor, writeCursor, type Cursor } from "./cursor.ts";
import { answeredFacet, searchFacets } from "./keep-books.server.ts";
import type { ProposalSort } from "./sorts.ts";
import { speakerView, type SpeakerView } from "./speaker.ts";

/** What a list of proposals is narrowed by. `answered` stands for all outcomes. */
export type ProposalFilter = { theme?: string | undefined; type?: ParticipantType | undefined; status?: ProposalStatus | "answered" | undefined; text?: string | undefined; sort?: ProposalSort | undefined; cursor?: string | undefined };

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
/** How many of the best matches of a search are shown. */
const searchLimit = 500;

/** A page of a plan's visible proposals: filtered, sorted, and paged by keyset so that every page costs the same. */
export async function listProposals(ctx: Context, planId: string, filter: ProposalFilter): Promise<ProposalList> {
  const stems = stemQuery(filter.text ?? "");
  if (filter.text && stems.length === 0) return { rows: [], total: 0, moreThanCounted: false, previous: null, next: null };
  const themeId = filter.theme ? await findThemeId(ctx, planId, filter.theme) : undefined;
  const scope = { planId, themeId: filter.theme ? (themeId ?? "none") : undefined, participantType: filter.type, statuses: statusesOf(filter.status) };
  if (stems.length > 0) return searchProposals(ctx, scope, stems, filter);
  const [rows, total] = await Promise.all([pageOf(ctx, visibleIn(ctx, scope), filter), countTallied(ctx, scope)]);
  return { ...rows, total, moreThanCounted: false };
}

type Scope = { planId: string; themeId: string | undefined; participantType: ParticipantType | undefined; statuses: readonly ProposalStatus[] | undefined };

function statusesOf(status: ProposalFilter["status"]): readonly ProposalStatus[] | undefined {
  if (!status) return undefined;
  return status === "answered" ? outcomes : [status];
}

async function findThemeId(ctx: Context, planId: string, slug: string): Promise<string | undefined> {
  const { themes } = ctx.tables;
  const [theme] = await ctx.read.select({ id: themes.id }).from(themes).where(and(eq(themes.planId, planId), eq(themes.slug, slug)));
  return theme?.id;
}

function visibleIn(ctx: Context, scope: Scope): SQL {
  const { proposals: p } = ctx.tables;
  return and(
    eq(p.planId, scope.planId), eq(p.isHidden, false),
    scope.themeId ? eq(p.themeId, scope.themeId) : undefined,
    scope.participantType ? eq(p.participantType, scope.participantType) : undefined,
    scope.statuses ? inArray(p.status, [...scope.statuses]) : undefined,
  )!;
}

async function countTallied(ctx: Context, scope: Scope): Promise<number> {
  const { proposalTallies: t } = ctx.tables;
  const rows = await ctx.read.select({ count: t.count }).from(t).where(and(
    eq(t.planId, scope.planId), scope.themeId ? eq(t.themeId, scope.themeId) : undefined, scope.participantType ? eq(t.participantType, scope.participantType) : undefined,
    scope.statuses ? inArray(t.status, [...scope.statuses]) : undefined,
  ));
  return rows.reduce((sum, row) => sum + row.count, 0);
}

async function searchProposals(ctx: Context, scope: Scope, stems: string[], filter: ProposalFilter): Promise<ProposalList> {
  const { plan, theme, type, status } = searchFacets({ planId: scope.planId, themeId: scope.themeId, participantType: scope.participantType, status: scope.statuses?.length === 1 ? scope.statuses[0] : undefined });
  const ids = await ctx.search.find(ctx.read, { stems, facets: [plan, theme, type, scope.statuses === outcomes ? answeredFacet : status].filter((facet) => facet !== undefined), limit: searchLimit });
  const where = amongMatches(ctx, ids);
  const counted = { total: ids.length, moreThanCounted: ids.length === searchLimit };
  if (filter.sort && filter.sort !== "relevance") return { ...(await pageOf(ctx, where, filter)), ...counted };
  // By relevance the matches are at hand in their order: a page is a slice of them.
  const start = Math.max(0, readCursor(filter.cursor ?? "")?.value ?? 0);
  const slice = ids.slice(start, start + pageSize);
  const found = await selectRows(ctx).where(amongMatches(ctx, slice));
  const byId = new Map(found.map((row) => [row.id, row]));
  const at = (value: number) => writeCursor({ direction: "after", value, id: "" });
  return {
    rows: slice.map((id) => byId.get(id)).filter((row) => row !== undefined).map((row) => asRow(ctx, row)),
    ...counted,
    previous: start > 0 ? at(Math.max(0, start - pageSize)) : null,
    next: start + pageSize < ids.length ? at(start + pageSize) : null,
  };
}

/**
 * Those of the matches that are visible still. The index has narrowed them to the scope already; saying it again would
 * make SQLite, which has no statistics, read all of the plan in place of a page's worth of ids.
 */
function amongMatches(ctx: Context, ids: string[]): SQL {
  const { proposals: p } = ctx.tables;
  return and(inArray(p.id, ids), not(p.isHidden))!;
}

async function pageOf(ctx: Context, where: SQL, filter: ProposalFilter): Promise<Pick<ProposalList, "rows" | "previous" | "next">> {
  const { proposals: p } = ctx.tables;
  const sort = filter.sort === "relevance" ? "newest" : (filter.sort ?? "newest");
  const column = sort === "supported" ? p.supportCount : sort === "commented" ? p.commentCount : p.submittedAt;
  const cursor = readCursor(filter.cursor ?? "");
  const backwards = cursor?.direction === "before";
  const descending = (sort !== "oldest") !== backwards;
  const order = descending ? [desc(column), desc(p.id)] : [asc(column), asc(p.id)];
  const rows = await selectRows(ctx).where(and(where, cursor ? beyond(ctx, column, cursor, descending) : undefined)).orderBy(...order).limit(pageSize + 1);
  const more = rows.length > pageSize;
  const shown = rows.slice(0, pageSize);
  if (backwards) shown.reverse();
  const valueOf = (row: SelectedRow) => (sort === "supported" ? row.supportCount : sort === "commented" ? row.commentCount : row.submittedAt.getTime());
  const at = (row: SelectedRow | undefined, direction: Cursor["direction"]) => (row ? writeCursor({ direction, value: valueOf(row), id: row.id }) : null);
  return {
    rows: shown.map((row) => asRow(ctx, row)),
    previous: (backwards ? more : cursor !== null) ? at(shown[0], "before") : null,
    next: (backwards ? true : more) ? at(shown.at(-1), "after") : null,
  };
}

function beyond(ctx: Context, column: Context["tables"]["proposals"]["supportCount"] | Context["tables"]["proposals"]["submittedAt"], cursor: Cursor, descending: boolean): SQL {
  const { proposals: p } = ctx.tables;
  // A moment in place of a count, from another sort's cursor, is more than PostgreSQL takes for an integer.
  const value = column === p.submittedAt ? sql.param(new Date(cursor.value), p.submittedAt) : sql`${Math.min(Math.max(cursor.value, -1), 2_147_483_647)}`;
  return descending ? sql`(${column}, ${p.id}) < (${value}, ${cursor.id})` : sql`(${column}, ${p.id}) > (${value}, ${cursor.id})`;
}

function selectRows(ctx: Context) {
  const { proposals: p, themes, organisations } = ctx.tables;
  return ctx.read.select({
    id: p.id, reference: p.reference, title: p.title, language: p.language, theme: themes.title, status: p.status, participantType: p.participantType, display: p.display, shownName: p.shownName,
    organisation: organisations.name, verifiedAt: organisations.verifiedAt, supportCount: p.supportCount, commentCount: p.commentCount, submittedAt: p.submittedAt,
  }).from(p).innerJoin(themes, eq(themes.id, p.themeId)).leftJoin(organisations, eq(organisations.id, p.organisationId)).$dynamic();
}

type SelectedRow = Awaited<ReturnType<typeof selectRows>>[number];

function asRow(ctx: Context, row: SelectedRow): ProposalRow {
  return {
    reference: row.reference, title: row.title, language: row.language, theme: inLocale(row.theme, ctx.locale), status: row.status, supportCount: row.supportCount, commentCount: row.commentCount, submittedAt: row.submittedAt,
    speaker: speakerView(row),
  };
}

/** The newest visible proposals of a plan, for the home page. */
export async function listNewestProposals(ctx: Context, planId: string, count: number): Promise<ProposalRow[]> {
  const { proposals: p } = ctx.tables;
  const rows = await selectRows(ctx).where(and(eq(p.planId, planId), eq(p.isHidden, false))).orderBy(desc(p.submittedAt), desc(p.id)).limit(count);
  return rows.map((row) => asRow(ctx, row));
}
