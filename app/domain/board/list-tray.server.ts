import { and, eq, inArray, notExists, sql, type SQL } from "drizzle-orm";
import { stemQuery } from "#app/lib/stem.ts";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { ParticipantType, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder } from "../keyset/page-by-key.ts";
import { searchFacets } from "../proposals/keep-books.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { openStatuses } from "../triage/open-statuses.ts";
import type { TrayView } from "./schema.ts";

/** A proposal to be put into an initiative. `initiatives`: the references of those that it is in. */
export type TrayRow = { reference: string; title: string; language: string; status: ProposalStatus; type: ParticipantType; themeId: string; submittedAt: Date; initiatives: string[] };

export type Tray = { rows: TrayRow[]; /** A search found more than are looked at. */ moreMatches: boolean; previous: string | null; next: string | null };

export type TrayFilter = { view: TrayView; themeId?: string | undefined; text?: string | undefined; cursor?: string | undefined };

const pageSize = 20;
/** How many matches of a search are looked at. */
const searchLimit = 500;

/** A page of the tray, the oldest first. Hidden and withdrawn proposals are in no view: they cannot be taken into an initiative. */
export async function listTray(ctx: Context, planId: string, filter: TrayFilter): Promise<Tray> {
  requireStaff(ctx.actor, planId);
  const paging = pageByKey(oldestFirst(ctx.tables), filter.cursor, pageSize);
  const shape: Shape = { view: filter.view, byTheme: filter.themeId !== undefined, move: paging.move };
  const values = { ...paging.values, planId, themeId: filter.themeId };
  const search = filter.text ? await matching(ctx, planId, { ...filter, text: filter.text }) : null;
  const found = search ? await selectRows(ctx, search.where, shape).prepare().execute(values) : await rowsOfPlan(ctx, shape).execute(values);
  if (found.length === 0 && paging.move !== "front") return listTray(ctx, planId, { ...filter, cursor: undefined });
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.submittedAt.getTime(), id: row.id }));
  const initiatives = filter.view === "unplaced" ? null : await initiativesOf(ctx, rows.map((row) => row.id));
  return { rows: rows.map(({ id, ...row }) => ({ ...row, initiatives: initiatives?.get(id) ?? [] })), moreMatches: search?.isMore ?? false, previous, next };
}

/** What makes the SQL of the list another one; the values themselves are placeholders. */
type Shape = { view: TrayView; byTheme: boolean; move: KeysetMove };

function oldestFirst({ proposals: p }: Tables): KeysetOrder {
  return { column: p.submittedAt, id: p.id, descending: false };
}

const rowsOfPlan = prepared((database, shape: Shape) => selectRows(database, eq(database.tables.proposals.planId, sql.placeholder("planId")), shape));

function selectRows({ read, tables }: Database, where: SQL, { view, byTheme, move }: Shape) {
  const { proposals: p, initiativeSources: s } = tables;
  const keyset = keysetSql(oldestFirst(tables), move, pageSize);
  const inView = view === "unplaced" ? and(inArray(p.status, openStatuses), notExists(read.select({ one: sql`1` }).from(s).where(eq(s.proposalId, p.id)))) : sql`${p.status} <> 'withdrawn'`;
  return read.select({ id: p.id, reference: p.reference, title: p.title, language: p.language, status: p.status, type: p.participantType, themeId: p.themeId, submittedAt: p.submittedAt })
    .from(p).where(and(where, eq(p.isHidden, false), inView, byTheme ? eq(p.themeId, sql.placeholder("themeId")) : undefined, keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
}

/** By its words or its reference. The plan is then no way to find rows, and SQLite must not take it for one. */
async function matching(ctx: Context, planId: string, { text, view, themeId }: TrayFilter & { text: string }): Promise<{ where: SQL; isMore: boolean }> {
  const { proposals: p } = ctx.tables;
  const stems = stemQuery(text);
  const { plan, ...facets } = searchFacets({ planId, themeId });
  const open = view === "unplaced" ? [openStatuses.map((status) => searchFacets({ planId, status }).status!)] : [];
  const isNamed = eq(p.reference, text.trim().toUpperCase());
  const matches = stems.length > 0 ? await ctx.search.find(ctx.read, { stems, facets: [...(facets.theme ? [] : [plan]), ...Object.values(facets), ...open], limit: searchLimit, prefer: "oldest" }) : null;
  return { where: and(matches && matches.count > 0 ? sql`(${matches.include(p.id)} or ${isNamed})` : isNamed, sql`coalesce(${p.planId}, '') = ${planId}`)!, isMore: matches?.isMore ?? false };
}

async function initiativesOf(ctx: Context, ids: string[]): Promise<Map<string, string[]>> {
  const { initiativeSources: s, initiatives: i } = ctx.tables;
  const rows = ids.length === 0 ? [] : await ctx.read.select({ id: s.proposalId, reference: i.reference }).from(s).innerJoin(i, eq(i.id, s.initiativeId)).where(inArray(s.proposalId, ids)).orderBy(i.sequence);
  return new Map([...Map.groupBy(rows, (row) => row.id)].map(([id, found]) => [id, found.map((row) => row.reference)]));
}
