import { and, count, eq, inArray, isNull, or, sql, sum, type SQL } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { stemQuery } from "#app/lib/stem.ts";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { ParticipantType, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder } from "../keyset/page-by-key.ts";
import { answeredFacet, searchFacets } from "../proposals/keep-books.server.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import type { InboxView } from "./inbox-views.ts";
import { requireStaff } from "./policy.ts";

export type InboxRow = { reference: string; title: string; language: string; status: ProposalStatus; isHidden: boolean; speaker: SpeakerView; theme: Worded; assignee: string | null; isMine: boolean; submittedAt: Date; shortlisted: number };

/** How many cases a view has; `isMore` when there are more than were counted. */
export type ViewCount = { count: number; isMore: boolean };

export type Inbox = { rows: InboxRow[]; counts: Record<InboxView, ViewCount>; /** A search found more than are shown. */ moreMatches: boolean; previous: string | null; next: string | null };

export type InboxFilter = { view: InboxView; theme?: string | undefined; type?: ParticipantType | undefined; text?: string | undefined; cursor?: string | undefined };

const pageSize = 25;
const openStatuses: ProposalStatus[] = ["received", "under_consideration"];
/** How many matches of a search are shown. */
const searchLimit = 500;
/** Up to how many cases are counted where no tally knows: nobody works through more by hand, and counting all would take longer the more there are. */
const countedUpTo = 1000;

/** The desk's list, without the words of what is hidden, the oldest first, so that nobody waits longest unseen. */
export async function listInbox(ctx: Context, planId: string, filter: InboxFilter): Promise<Inbox> {
  const me = requireStaff(ctx.actor, planId);
  const paging = pageByKey(oldestFirst(ctx.tables), filter.cursor, pageSize);
  const shape: Shape = { view: filter.view, byTheme: Boolean(filter.theme), byType: Boolean(filter.type), move: paging.move };
  const values = { ...paging.values, planId, me: me.id, theme: filter.theme, type: filter.type };
  const search = filter.text ? await matching(ctx, planId, { ...filter, text: filter.text }) : null;
  const found = search ? await selectRows(ctx, search.where, shape).prepare().execute(values) : await rowsOfPlan(ctx, shape).execute(values);
  if (found.length === 0 && paging.move !== "front") return listInbox(ctx, planId, { ...filter, cursor: undefined });
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.submittedAt.getTime(), id: row.id }));
  return {
    rows: rows.map((row) => ({ reference: row.reference, title: row.isHidden ? "" : row.title, language: row.language, status: row.status, isHidden: row.isHidden, speaker: speakerView(row), theme: inLocale(row.theme, ctx.locale), assignee: row.assignee, isMine: row.assigneeId === me.id, submittedAt: row.submittedAt, shortlisted: row.shortlisted })),
    counts: await countViews(ctx, planId, me.id),
    moreMatches: search?.isMore ?? false,
    previous, next,
  };
}

/** What makes the SQL of the list another one; the values themselves are placeholders. */
type Shape = { view: InboxView; byTheme: boolean; byType: boolean; move: KeysetMove };

export function oldestFirst({ proposals: p }: Tables): KeysetOrder {
  return { column: p.submittedAt, id: p.id, descending: false };
}

const rowsOfPlan = prepared((database, shape: Shape) => selectRows(database, eq(database.tables.proposals.planId, sql.placeholder("planId")), shape));

/**
 * By its words or its reference; of very many, those that have waited longest. The plan is then no way to find rows, and SQLite
 * must not take it for one.
 */
export async function matching(ctx: Context, planId: string, { text, view, theme, type }: InboxFilter & { text: string }): Promise<{ where: SQL; isMore: boolean }> {
  const { proposals: p, themes } = ctx.tables;
  const stems = stemQuery(text);
  const [themeRow] = theme ? await ctx.read.select({ id: themes.id }).from(themes).where(and(eq(themes.planId, planId), eq(themes.slug, theme))) : [];
  const { plan, ...facets } = searchFacets({ planId, themeId: themeRow?.id, participantType: type });
  const byView = view === "unanswered" || view === "unassigned" ? [openStatuses.map((status) => searchFacets({ planId, status }).status!)] : view === "answered" ? [answeredFacet] : [];
  const isNamed = eq(p.reference, text.trim().toUpperCase());
  const matches = stems.length > 0 ? await ctx.search.find(ctx.read, { stems, facets: [plan, ...Object.values(facets), ...byView], limit: searchLimit, prefer: "oldest" }) : null;
  return { where: and(matches && matches.count > 0 ? or(matches.include(p.id), isNamed) : isNamed, sql`coalesce(${p.planId}, '') = ${planId}`)!, isMore: matches?.isMore ?? false };
}

function selectRows({ read, tables }: Database, where: SQL, { view, byTheme, byType, move }: Shape) {
  const { proposals: p, themes, organisations, users, initiativeSources } = tables;
  const keyset = keysetSql(oldestFirst(tables), move, pageSize);
  return read.select({
    id: p.id, reference: p.reference, title: p.title, language: p.language, status: p.status, isHidden: p.isHidden, participantType: p.participantType, display: p.display, shownName: p.shownName, submittedAt: p.submittedAt,
    organisationId: p.organisationId, organisation: organisations.name, verifiedAt: organisations.verifiedAt, theme: themes.title, assignee: users.name, assigneeId: p.assigneeId,
    shortlisted: sql<number>`(select count(*) from ${initiativeSources} where ${initiativeSources.proposalId} = ${p.id})`.mapWith(Number),
  }).from(p).innerJoin(themes, eq(themes.id, p.themeId)).leftJoin(organisations, eq(organisations.id, p.organisationId)).leftJoin(users, eq(users.id, p.assigneeId))
    .where(and(narrowing(tables, where, { view, byTheme, byType }), keyset.where))
    .orderBy(...keyset.orderBy).limit(keyset.limit);
}

/** Which cases are in the list, whichever page of it; the values are placeholders. */
export function narrowing(tables: Tables, where: SQL, { view, byTheme, byType }: Omit<Shape, "move">): SQL | undefined {
  const { proposals: p, themes } = tables;
  return and(where, inView(tables, view), byTheme ? eq(themes.slug, sql.placeholder("theme")) : undefined, byType ? eq(p.participantType, sql.placeholder("type")) : undefined);
}

function inView({ proposals: p }: Tables, view: InboxView): SQL | undefined {
  const open = inArray(p.status, openStatuses);
  const byView: Record<InboxView, SQL | undefined> = {
    unanswered: and(open, eq(p.isHidden, false)),
    mine: and(eq(p.assigneeId, sql.placeholder("me")), eq(p.isHidden, false)),
    unassigned: and(open, isNull(p.assigneeId), eq(p.isHidden, false)),
    answered: and(sql`${p.status} not in ('received', 'under_consideration', 'withdrawn')`, eq(p.isHidden, false)),
    hidden: eq(p.isHidden, true),
    all: undefined,
  };
  return byView[view];
}

async function countViews(ctx: Context, planId: string, me: string): Promise<Inbox["counts"]> {
  const [tallies, mine, unassigned, hidden] = await Promise.all([talliesByStatus(ctx).execute({ planId }), countView(ctx, "mine").execute({ planId, me }), countView(ctx, "unassigned").execute({ planId }), countView(ctx, "hidden").execute({ planId })]);
  const tallied = (test: (status: ProposalStatus) => boolean): ViewCount => ({ count: tallies.filter((row) => test(row.status)).reduce((total, row) => total + row.count, 0), isMore: false });
  const counted = ([row]: { count: number }[]): ViewCount => ({ count: Math.min(row!.count, countedUpTo), isMore: row!.count > countedUpTo });
  const isOpen = (status: ProposalStatus) => openStatuses.includes(status);
  const hiddenCount = counted(hidden);
  return {
    unanswered: tallied(isOpen), mine: counted(mine), unassigned: counted(unassigned), answered: tallied((status) => !isOpen(status) && status !== "withdrawn"), hidden: hiddenCount,
    all: { count: tallied(() => true).count + hiddenCount.count, isMore: hiddenCount.isMore },
  };
}

const talliesByStatus = prepared(({ read, tables: { proposalTallies: t } }) =>
  read.select({ status: t.status, count: sum(t.count).mapWith(Number) }).from(t).where(eq(t.planId, sql.placeholder("planId"))).groupBy(t.status));

const countView = prepared(({ read, tables }, view: InboxView) => {
  const { proposals: p } = tables;
  const found = read.select({ one: sql`1`.as("one") }).from(p).where(and(eq(p.planId, sql.placeholder("planId")), inView(tables, view))).limit(countedUpTo + 1).as("found");
  return read.select({ count: count() }).from(found);
});
