import { and, count, eq, inArray, isNull, lt, or, sql, sum, type Column, type SQL } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { stemQuery } from "#app/lib/stem.ts";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { CaseStage, ParticipantType, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { writeCursor } from "../keyset/cursor.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder } from "../keyset/page-by-key.ts";
import { answeredFacet, searchFacets } from "../proposals/keep-books.server.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import { nobody, type InboxView } from "./inbox-views.ts";
import { openStatuses } from "./open-statuses.ts";
import { requireStaff } from "./policy.ts";

export type InboxRow = { reference: string; title: string; language: string; status: ProposalStatus; stage: CaseStage; isHidden: boolean; awaitsScreening: boolean; isOverdue: boolean; speaker: SpeakerView; theme: Worded; assignee: string | null; isMine: boolean; submittedAt: Date; shortlisted: number };

/** How many cases a view has; `isMore` when there are more than were counted. */
export type ViewCount = { count: number; isMore: boolean };

export type Inbox = { rows: InboxRow[]; counts: Record<InboxView, ViewCount>; /** How many cases there are in the view as it is narrowed; null when nothing narrows it. */ narrowed: ViewCount | null; /** A search found more than are shown. */ moreMatches: boolean; previous: string | null; next: string | null };

/** `handler`: the id of who has the case, or `nobody`. `assessor`: the id of who is asked to assess it. */
export type InboxFilter = {
  view: InboxView; theme?: string | undefined; type?: ParticipantType | undefined; stage?: CaseStage | undefined; status?: ProposalStatus | undefined; handler?: string | undefined; assessor?: string | undefined; language?: string | undefined;
  text?: string | undefined; cursor?: string | undefined;
};

const pageSize = 25;
/** How many matches of a search are shown. */
const searchLimit = 500;
/** Up to how many cases are counted where no tally knows: nobody works through more by hand, and counting all would take longer the more there are. */
const countedUpTo = 1000;

/** The desk's list, without the words of what is hidden, the oldest first, so that nobody waits longest unseen. */
export async function listInbox(ctx: Context, planId: string, filter: InboxFilter): Promise<Inbox> {
  const me = requireStaff(ctx.actor, planId);
  const { page, isFront, shape, values, search } = await findPage(ctx, planId, filter, pageSize);
  if (page.rows.length === 0 && !isFront) return listInbox(ctx, planId, { ...filter, cursor: undefined });
  const [counts, narrowed] = await Promise.all([countViews(ctx, values), search || shape.by.length > 0 ? countNarrowed(ctx, search?.where ?? null, { view: shape.view, by: shape.by }, values) : null]);
  return {
    rows: page.rows.map((row) => ({ reference: row.reference, title: row.isHidden ? "" : row.title, language: row.language, status: row.status, stage: row.stage, isHidden: row.isHidden, awaitsScreening: row.awaitsScreening, isOverdue: openStatuses.includes(row.status) && row.submittedAt < values.dueBefore, speaker: speakerView(row), theme: inLocale(row.theme, ctx.locale), assignee: row.assignee, isMine: row.assigneeId === me.id, submittedAt: row.submittedAt, shortlisted: row.shortlisted })),
    counts, narrowed,
    moreMatches: search?.isMore ?? false,
    previous: page.previous, next: page.next,
  };
}

/** The references of the cases before and after one in the order of the list, whether or not it is in the view itself. */
export async function listBeside(ctx: Context, planId: string, filter: InboxFilter, { id, submittedAt }: { id: string; submittedAt: Date }): Promise<{ previous: string | undefined; next: string | undefined }> {
  requireStaff(ctx.actor, planId);
  const beyond = async (direction: "after" | "before") => {
    const { page } = await findPage(ctx, planId, { ...filter, cursor: writeCursor({ direction, value: submittedAt.getTime(), id }) }, 1);
    return page.rows[0]?.reference;
  };
  const [previous, next] = await Promise.all([beyond("before"), beyond("after")]);
  return { previous, next };
}

async function findPage(ctx: Context, planId: string, filter: InboxFilter, size: number) {
  const me = requireStaff(ctx.actor, planId);
  const paging = pageByKey(oldestFirst(ctx.tables), filter.cursor, size);
  const shape = { ...shapeOf(filter, paging.move), size };
  const { theme, type, stage, status, handler, assessor, language } = filter;
  const values = { ...paging.values, planId, me: me.id, dueBefore: await findDueBefore(ctx, planId), theme, type, stage, status, handler, assessor, language };
  const search = filter.text ? await matching(ctx, planId, { ...filter, text: filter.text }) : null;
  const found = search ? await selectRows(ctx, search.where, shape).prepare().execute(values) : await rowsOfPlan(ctx, shape).execute(values);
  return { page: paging.pageOf(found, (row) => ({ value: row.submittedAt.getTime(), id: row.id })), isFront: paging.move === "front", shape, values, search };
}

/** What makes the SQL of the list another one; the values themselves are placeholders. */
type Shape = { view: InboxView; by: ("theme" | "type" | "stage" | "status" | "handler" | "nobody" | "assessor" | "language")[]; move: KeysetMove };

export function shapeOf({ view, handler, ...filter }: InboxFilter, move: KeysetMove): Shape {
  const plain = (["theme", "type", "stage", "status", "assessor", "language"] as const).filter((each) => Boolean(filter[each]));
  return { view, by: handler ? [...plain, handler === nobody ? "nobody" : "handler"] : plain, move };
}

/** What came in before this moment and has no answer is overdue, by the days that the plan promises. */
export async function findDueBefore(ctx: Context, planId: string): Promise<Date> {
  requireStaff(ctx.actor, planId);
  const [plan] = await answerDaysOf(ctx).execute({ planId });
  return new Date(ctx.now.getTime() - (plan?.days ?? 0) * 24 * 3600 * 1000);
}

const answerDaysOf = prepared(({ read, tables: { plans } }) => read.select({ days: plans.answerDays }).from(plans).where(eq(plans.id, sql.placeholder("planId"))));

export function oldestFirst({ proposals: p }: Tables): KeysetOrder {
  return { column: p.submittedAt, id: p.id, descending: false };
}

const rowsOfPlan = prepared((database, shape: Shape & { size: number }) => selectRows(database, ofPlan(database.tables, shape), shape));

/**
 * The plan, as a condition. Where few cases are named by their ids, they are the way to find rows, and SQLite must not take the
 * plan for one, which all cases have.
 */
export function ofPlan({ proposals: p }: Tables, { view, by }: Omit<Shape, "move">): SQL {
  const isNamed = view === "reported" || view === "to_assess" || by.includes("assessor");
  return isNamed ? sql`coalesce(${p.planId}, '') = ${sql.placeholder("planId")}` : eq(p.planId, sql.placeholder("planId"));
}

/**
 * By its words or its reference; of very many, those that have waited longest. The plan is then no way to find rows, and SQLite
 * must not take it for one.
 */
export async function matching(ctx: Context, planId: string, { text, view, theme, type, status }: InboxFilter & { text: string }): Promise<{ where: SQL; isMore: boolean }> {
  requireStaff(ctx.actor, planId);
  const { proposals: p, themes } = ctx.tables;
  const stems = stemQuery(text);
  const [themeRow] = theme ? await ctx.read.select({ id: themes.id }).from(themes).where(and(eq(themes.planId, planId), eq(themes.slug, theme))) : [];
  const { plan, ...facets } = searchFacets({ planId, themeId: themeRow?.id, participantType: type });
  const byView = status ? [searchFacets({ planId, status }).status!] : view === "unanswered" || view === "unassigned" || view === "overdue" ? [openStatuses.map((status) => searchFacets({ planId, status }).status!)] : view === "answered" ? [answeredFacet] : [];
  const isNamed = eq(p.reference, text.trim().toUpperCase());
  const matches = stems.length > 0 ? await ctx.search.find(ctx.read, { stems, facets: [...(facets.theme ? [] : [plan]), ...Object.values(facets), ...byView], limit: searchLimit, prefer: "oldest" }) : null;
  return { where: and(matches && matches.count > 0 ? or(matches.include(p.id), isNamed) : isNamed, sql`coalesce(${p.planId}, '') = ${planId}`)!, isMore: matches?.isMore ?? false };
}

function selectRows({ read, tables }: Database, where: SQL, { view, by, move, size }: Shape & { size: number }) {
  const { proposals: p, themes, organisations, users, initiativeSources } = tables;
  const keyset = keysetSql(oldestFirst(tables), move, size);
  return read.select({
    id: p.id, reference: p.reference, title: p.title, language: p.language, status: p.status, stage: p.stage, isHidden: p.isHidden, awaitsScreening: p.awaitsScreening, participantType: p.participantType, display: p.display, shownName: p.shownName, submittedAt: p.submittedAt,
    organisationId: p.organisationId, organisation: organisations.name, verifiedAt: organisations.verifiedAt, theme: themes.title, assignee: users.name, assigneeId: p.assigneeId,
    shortlisted: sql<number>`(select count(*) from ${initiativeSources} where ${initiativeSources.proposalId} = ${p.id})`.mapWith(Number),
  }).from(p).innerJoin(themes, eq(themes.id, p.themeId)).leftJoin(organisations, eq(organisations.id, p.organisationId)).leftJoin(users, eq(users.id, p.assigneeId))
    .where(and(narrowing(tables, where, { view, by }), keyset.where))
    .orderBy(...keyset.orderBy).limit(keyset.limit);
}

/** Which cases are in the list, whichever page of it; the values are placeholders. */
export function narrowing(tables: Tables, where: SQL, { view, by }: Omit<Shape, "move">): SQL | undefined {
  return and(where, inView(tables, view, by.includes("stage")), ...by.map((each) => narrowedBy(tables, each)));
}

function narrowedBy({ proposals: p, themes, assessments: a }: Tables, by: Shape["by"][number]): SQL {
  const conditions: Record<typeof by, SQL> = {
    theme: ofTheme(p.themeId, themes),
    type: eq(p.participantType, sql.placeholder("type")),
    stage: eq(p.stage, sql.placeholder("stage")),
    status: eq(p.status, sql.placeholder("status")),
    handler: eq(p.assigneeId, sql.placeholder("handler")),
    nobody: isNull(p.assigneeId),
    language: eq(p.language, sql.placeholder("language")),
    assessor: sql`${p.id} in (select ${a.proposalId} from ${a} where ${a.assessorId} = ${sql.placeholder("assessor")} and ${a.planId} = ${sql.placeholder("planId")})`,
  };
  return conditions[by];
}

/** `isByStage`: the stage is then the way to find rows, and whether they are hidden none. */
function inView({ proposals: p, reports: r, assessments: a }: Tables, view: InboxView, isByStage = false): SQL | undefined {
  const isShown = isByStage ? sql`coalesce(${p.isHidden}, false) = false` : eq(p.isHidden, false);
  const open = inArray(p.status, openStatuses);
  const planId = sql.placeholder("planId");
  const byView: Record<InboxView, SQL | undefined> = {
    unanswered: and(open, isShown),
    mine: and(eq(p.assigneeId, sql.placeholder("me")), isShown),
    unassigned: and(open, isNull(p.assigneeId), isShown),
    overdue: and(open, isShown, lt(p.submittedAt, sql.param(sql.placeholder("dueBefore"), p.submittedAt))),
    to_assess: sql`${p.id} in (select ${a.proposalId} from ${a} where ${a.assessorId} = ${sql.placeholder("me")} and ${a.planId} = ${planId} and ${a.state} = 'draft')`,
    reported: sql`${p.id} in (select ${r.proposalId} from ${r} where ${r.planId} = ${planId} and ${r.state} = 'open')`,
    screening: eq(p.awaitsScreening, true),
    answered: and(hasAnswer(p.status), isShown),
    hidden: and(isByStage ? sql`coalesce(${p.isHidden}, false) = true` : eq(p.isHidden, true), eq(p.awaitsScreening, false)),
    all: undefined,
  };
  return byView[view];
}

async function countNarrowed(ctx: Context, search: SQL | null, shape: Omit<Shape, "move">, values: Record<string, unknown>): Promise<ViewCount> {
  if (!search && isTallied(shape)) {
    const [tallied] = await talliesNarrowed(ctx, shape).execute(values);
    return { count: tallied!.count, isMore: false };
  }
  const [row] = await (search ? selectNarrowed(ctx, search, shape).prepare() : narrowedOfPlan(ctx, shape)).execute(values);
  return upTo(row!.count);
}

type TalliedShape = { view: "unanswered" | "answered"; by: ("theme" | "type" | "status")[] };

/** Whether the tallies know how many cases there are, as they are of what is visible, by theme, type and status. */
function isTallied(shape: Omit<Shape, "move">): shape is TalliedShape {
  return (shape.view === "unanswered" || shape.view === "answered") && shape.by.every((each) => each === "theme" || each === "type" || each === "status");
}

const talliesNarrowed = prepared(({ read, tables: { proposalTallies: t, themes } }, { view, by }: TalliedShape) => {
  const narrowed = { theme: ofTheme(t.themeId, themes), type: eq(t.participantType, sql.placeholder("type")), status: eq(t.status, sql.placeholder("status")) };
  return read.select({ count: sql<number>`coalesce(${sum(t.count)}, 0)`.mapWith(Number) }).from(t).where(and(eq(t.planId, sql.placeholder("planId")), view === "unanswered" ? inArray(t.status, openStatuses) : hasAnswer(t.status), ...by.map((each) => narrowed[each])));
});

/** By its id, which indexes have. */
function ofTheme(themeId: Column, themes: Tables["themes"]): SQL {
  return sql`${themeId} = (select ${themes.id} from ${themes} where ${themes.planId} = ${sql.placeholder("planId")} and ${themes.slug} = ${sql.placeholder("theme")})`;
}

function hasAnswer(status: Column): SQL {
  return sql`${status} not in ('received', 'under_consideration', 'withdrawn', 'split')`;
}

const narrowedOfPlan = prepared((database, shape: Omit<Shape, "move">) => selectNarrowed(database, eq(database.tables.proposals.planId, sql.placeholder("planId")), shape));

function selectNarrowed({ read, tables }: Database, where: SQL, shape: Omit<Shape, "move">) {
  const { proposals: p, themes } = tables;
  const found = read.select({ one: sql`1`.as("one") }).from(p).innerJoin(themes, eq(themes.id, p.themeId)).where(narrowing(tables, where, shape)).limit(countedUpTo + 1).as("found");
  return read.select({ count: count() }).from(found);
}

const upTo = (count: number): ViewCount => ({ count: Math.min(count, countedUpTo), isMore: count > countedUpTo });

/** The views that no tally knows. */
const countedViews = ["mine", "unassigned", "overdue", "to_assess", "reported", "screening", "hidden"] as const satisfies InboxView[];

async function countViews(ctx: Context, values: { planId: string; me: string; dueBefore: Date }): Promise<Inbox["counts"]> {
  const [tallies, ...found] = await Promise.all([talliesByStatus(ctx).execute({ planId: values.planId }), ...countedViews.map((view) => countView(ctx, view).execute(values))]);
  const tallied = (test: (status: ProposalStatus) => boolean): ViewCount => ({ count: tallies.filter((row) => test(row.status)).reduce((total, row) => total + row.count, 0), isMore: false });
  const counted = Object.fromEntries(countedViews.map((view, index) => [view, upTo(found[index]![0]!.count)])) as Record<(typeof countedViews)[number], ViewCount>;
  const isOpen = (status: ProposalStatus) => openStatuses.includes(status);
  const { hidden, screening } = counted;
  return {
    ...counted,
    unanswered: tallied(isOpen), answered: tallied((status) => !isOpen(status) && status !== "withdrawn" && status !== "split"),
    all: { count: tallied(() => true).count + hidden.count + screening.count, isMore: hidden.isMore || screening.isMore },
  };
}

const talliesByStatus = prepared(({ read, tables: { proposalTallies: t } }) =>
  read.select({ status: t.status, count: sum(t.count).mapWith(Number) }).from(t).where(eq(t.planId, sql.placeholder("planId"))).groupBy(t.status));

const countView = prepared(({ read, tables }, view: InboxView) => {
  const { proposals: p } = tables;
  const found = read.select({ one: sql`1`.as("one") }).from(p).where(and(ofPlan(tables, { view, by: [] }), inView(tables, view))).limit(countedUpTo + 1).as("found");
  return read.select({ count: count() }).from(found);
});
