import { and, desc, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { stemQuery } from "#app/lib/stem.ts";
import type { ParticipantType, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey } from "../keyset/page-by-key.ts";
import { searchFacets } from "../proposals/keep-books.server.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import type { InboxView } from "./inbox-views.ts";
import { isOfOwnOrganisation, requireStaff } from "./policy.ts";

export type InboxRow = { reference: string; title: string; language: string; status: ProposalStatus; isHidden: boolean; speaker: SpeakerView; theme: Worded; assignee: string | null; isMine: boolean; submittedAt: Date; shortlisted: number };

export type Inbox = { rows: InboxRow[]; counts: Record<InboxView, number>; previous: string | null; next: string | null };

const pageSize = 25;
/** How many of the newest matches of a search are shown. */
const searchLimit = 500;

/** `matches`: the ids that a search found; the plan is then no way to find rows, and SQLite must not take it for one. */
function whereOf(ctx: Context, planId: string, view: InboxView, matches: string[] | null): SQL {
  const { proposals: p } = ctx.tables;
  const me = requireStaff(ctx.actor).id;
  const open = inArray(p.status, ["received", "under_consideration"]);
  const byView: Record<InboxView, SQL | undefined> = {
    unanswered: and(open, eq(p.isHidden, false)),
    mine: and(eq(p.assigneeId, me), eq(p.isHidden, false)),
    unassigned: and(open, isNull(p.assigneeId), eq(p.isHidden, false)),
    answered: and(sql`${p.status} not in ('received', 'under_consideration', 'withdrawn')`, eq(p.isHidden, false)),
    hidden: eq(p.isHidden, true),
    all: undefined,
  };
  return and(matches ? and(inArray(p.id, matches), sql`coalesce(${p.planId}, '') = ${planId}`) : eq(p.planId, planId), byView[view])!;
}

/** The desk's list, without the words of what is hidden, the oldest first, so that nobody waits longest unseen. */
export async function listInbox(ctx: Context, planId: string, filter: { view: InboxView; theme?: string | undefined; type?: ParticipantType | undefined; text?: string | undefined; cursor?: string | undefined }): Promise<Inbox> {
  const me = requireStaff(ctx.actor);
  const { proposals: p, themes, organisations, users, initiativeSources } = ctx.tables;
  const stems = stemQuery(filter.text ?? "");
  const searched = stems.length > 0 ? await (await ctx.search.find(ctx.read, { stems, facets: [searchFacets({ planId }).plan], limit: searchLimit })).slice(0, searchLimit) : [];
  const named = filter.text ? await ctx.read.select({ id: p.id }).from(p).where(eq(p.reference, filter.text.trim().toUpperCase())) : [];
  const matches = filter.text ? [...searched, ...named.map((row) => row.id)] : null;
  const oldestFirst = { column: p.submittedAt, id: p.id, descending: false };
  const paging = pageByKey(oldestFirst, filter.cursor, pageSize);
  const keyset = keysetSql(oldestFirst, paging.move, pageSize);
  const found = await ctx.read.select({
    id: p.id, reference: p.reference, title: p.title, language: p.language, status: p.status, isHidden: p.isHidden, participantType: p.participantType, display: p.display, shownName: p.shownName, submittedAt: p.submittedAt,
    organisation: organisations.name, verifiedAt: organisations.verifiedAt, theme: themes.title, assignee: users.name, assigneeId: p.assigneeId,
    shortlisted: sql<number>`(select count(*) from ${initiativeSources} where ${initiativeSources.proposalId} = ${p.id})`.mapWith(Number),
  }).from(p).innerJoin(themes, eq(themes.id, p.themeId)).leftJoin(organisations, eq(organisations.id, p.organisationId)).leftJoin(users, eq(users.id, p.assigneeId))
    .where(and(whereOf(ctx, planId, filter.view, matches), filter.theme ? eq(themes.slug, filter.theme) : undefined, filter.type ? eq(p.participantType, filter.type) : undefined, keyset.where))
    .orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values);
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.submittedAt.getTime(), id: row.id }));
  return {
    rows: rows.map((row) => ({ reference: row.reference, title: row.isHidden ? "" : row.title, language: row.language, status: row.status, isHidden: row.isHidden, speaker: speakerView(row), theme: inLocale(row.theme, ctx.locale), assignee: row.assignee, isMine: row.assigneeId === me.id, submittedAt: row.submittedAt, shortlisted: row.shortlisted })),
    counts: await countViews(ctx, planId, me.id),
    previous, next,
  };
}

async function countViews(ctx: Context, planId: string, me: string): Promise<Inbox["counts"]> {
  const { proposals: p, proposalTallies: t } = ctx.tables;
  const [tallies, [mine], [hidden], [assigned]] = await Promise.all([
    ctx.read.select({ status: t.status, count: t.count }).from(t).where(eq(t.planId, planId)),
    ctx.read.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(p).where(and(eq(p.assigneeId, me), eq(p.planId, planId), eq(p.isHidden, false))),
    ctx.read.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(p).where(and(eq(p.planId, planId), eq(p.isHidden, true))),
    ctx.read.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(p).where(and(eq(p.planId, planId), eq(p.isHidden, false), sql`${p.assigneeId} is not null`, inArray(p.status, ["received", "under_consideration"]))),
  ]);
  const sum = (test: (status: ProposalStatus) => boolean) => tallies.filter((row) => test(row.status)).reduce((total, row) => total + row.count, 0);
  const unanswered = sum((status) => status === "received" || status === "under_consideration");
  const visible = sum(() => true);
  return { unanswered, mine: mine!.count, unassigned: unanswered - assigned!.count, answered: sum((status) => !["received", "under_consideration", "withdrawn"].includes(status)), hidden: hidden!.count, all: visible + hidden!.count };
}

/** What the desk keeps about a case beside its public page. `isOfOwnOrganisation`: the reader's own, so somebody else must handle it. */
export type CaseNotes = { version: number; isOfOwnOrganisation: boolean; hideNote: string | null; text: { title: string; problem: string; change: string; effect: string; shownName: string } | null; assignee: { id: string; name: string } | null; history: { action: string; at: Date; actor: string | null; role: string }[] };

/** The internal side of a case. Reading a hidden text is recorded by the caller's command, see `recordHiddenRead`. */
export async function getCaseNotes(ctx: Context, proposalId: string): Promise<CaseNotes> {
  const staff = requireStaff(ctx.actor);
  const { proposals: p, users, auditEntries: a } = ctx.tables;
  const [[row], history] = await Promise.all([
    ctx.read.select({ version: p.version, hideNote: p.hideNote, isHidden: p.isHidden, title: p.title, problem: p.problem, change: p.change, effect: p.effect, shownName: p.shownName, organisationId: p.organisationId, assigneeId: p.assigneeId, assignee: users.name }).from(p).leftJoin(users, eq(users.id, p.assigneeId)).where(eq(p.id, proposalId)),
    ctx.read.select({ action: a.action, at: a.at, actor: users.name, role: a.actorRole }).from(a).leftJoin(users, eq(users.id, a.actorId)).where(and(eq(a.subjectType, "proposal"), eq(a.subjectId, proposalId), sql`${a.action} not in ('proposal.supported', 'proposal.support_withdrawn')`)).orderBy(desc(a.at), desc(a.id)).limit(50),
  ]);
  const { version, hideNote, isHidden, title, problem, change, effect, shownName, assigneeId, assignee } = row!;
  return {
    version, isOfOwnOrganisation: isOfOwnOrganisation(staff, row!), hideNote, text: isHidden ? { title, problem, change, effect, shownName } : null, assignee: assigneeId && assignee ? { id: assigneeId, name: assignee } : null,
    // Who spoke behind a neutral code is nobody's business at the desk: only staff are named.
    history: history.map((entry) => ({ ...entry, actor: entry.role === "participant" ? null : entry.actor })),
  };
}
