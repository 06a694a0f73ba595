import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { ParticipantType, Stance } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder } from "../keyset/page-by-key.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";

export type CommentView = { id: string; stance: Stance | null; speaker: SpeakerView; language: string; body: string; isHidden: boolean; hideReason: string | null; createdAt: Date; own: boolean };

export type Thread = CommentView & { replies: CommentView[] };

export type ThreadPage = { threads: Thread[]; next: string | null };

const threadsPerPage = 50;

/** The comments of a proposal with their replies, the newest first; a hidden one keeps its place without its text. */
export async function listThreads(ctx: Context, proposalId: string, filter: { stance?: Stance | undefined; cursor?: string | undefined }): Promise<ThreadPage> {
  const paging = pageByKey(newestFirst(ctx.tables), filter.cursor, threadsPerPage);
  const found = await threadsOf(ctx, { move: paging.move, byStance: filter.stance !== undefined }).execute({ proposalId, stance: filter.stance, ...paging.values });
  if (found.length === 0 && paging.move !== "front") return listThreads(ctx, proposalId, { ...filter, cursor: undefined });
  const { rows, next } = paging.pageOf(found, (row) => ({ value: row.createdAt.getTime(), id: row.id }));
  const replies = rows.length === 0 ? [] : await repliesTo(ctx, rows.map((each) => each.id));
  const byParent = Map.groupBy(replies, (reply) => reply.parentId);
  return { threads: rows.map((each) => ({ ...asView(ctx, each), replies: (byParent.get(each.id) ?? []).map((reply) => asView(ctx, reply)) })), next };
}

function newestFirst({ comments: c }: Tables): KeysetOrder {
  return { column: c.createdAt, id: c.id, descending: true };
}

const threadsOf = prepared(({ read, tables }, { move, byStance }: { move: KeysetMove; byStance: boolean }) => {
  const { comments: c } = tables;
  const keyset = keysetSql(newestFirst(tables), move, threadsPerPage);
  return select({ read, tables }).where(and(eq(c.proposalId, sql.placeholder("proposalId")), isNull(c.parentId), byStance ? eq(c.stance, sql.placeholder("stance")) : undefined, keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
});

async function repliesTo(ctx: Context, ids: string[]) {
  const { comments: c } = ctx.tables;
  return select(ctx).where(inArray(c.parentId, ids)).orderBy(asc(c.createdAt), asc(c.id));
}

function select({ read, tables: { comments: c, organisations } }: Database) {
  return read.select({
    id: c.id, parentId: c.parentId, stance: c.stance, language: c.language, body: c.body, isHidden: c.isHidden, hideReason: c.hideReason, createdAt: c.createdAt, authorId: c.authorId,
    participantType: c.participantType, display: c.display, shownName: c.shownName, organisationId: c.organisationId, organisation: organisations.name, verifiedAt: organisations.verifiedAt,
  }).from(c).leftJoin(organisations, eq(organisations.id, c.organisationId)).$dynamic();
}

function asView(ctx: Context, row: Awaited<ReturnType<typeof select>>[number]): CommentView {
  return {
    id: row.id, stance: row.stance, speaker: row.isHidden ? { type: row.participantType, display: "code", name: "", organisation: null, organisationId: null, verified: false } : speakerView(row), language: row.language, body: row.isHidden ? "" : row.body, isHidden: row.isHidden, hideReason: row.hideReason, createdAt: row.createdAt,
    own: ctx.actor.kind === "person" && ctx.actor.id === row.authorId,
  };
}

/** How many visible comments there are per stance and participant type. */
export type CommentNumbers = Record<Stance, Record<ParticipantType, number> & { all: number }>;

/** Read from the tallies: replies have no stance and are not counted. */
export async function getCommentNumbers(ctx: Context, proposalId: string): Promise<CommentNumbers> {
  const rows = await talliesOf(ctx).execute({ proposalId });
  const empty = () => ({ citizen: 0, business: 0, ngo: 0, authority: 0, all: 0 });
  const numbers: CommentNumbers = { for: empty(), against: empty(), neutral: empty() };
  for (const { stance, participantType, count } of rows) {
    numbers[stance][participantType] += count;
    numbers[stance].all += count;
  }
  return numbers;
}

const talliesOf = prepared(({ read, tables: { commentTallies: t } }) => read.select().from(t).where(eq(t.proposalId, sql.placeholder("proposalId"))));

/** One visible comment with the proposal it is on. Throws `not_found`. */
export async function getComment(ctx: Context, id: string): Promise<{ reference: string; body: string; language: string }> {
  const { comments: c, proposals } = ctx.tables;
  const [row] = await ctx.read.select({ reference: proposals.reference, body: c.body, language: c.language }).from(c).innerJoin(proposals, eq(proposals.id, c.proposalId)).where(and(eq(c.id, id), eq(c.isHidden, false)));
  if (!row) throw notFound();
  return row;
}
