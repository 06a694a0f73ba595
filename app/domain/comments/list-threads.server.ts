import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { ParticipantType, Stance } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { readCursor, writeCursor } from "../proposals/cursor.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";

export type CommentView = { id: string; stance: Stance | null; speaker: SpeakerView; language: string; body: string; isHidden: boolean; hideReason: string | null; createdAt: Date; own: boolean };

export type Thread = CommentView & { replies: CommentView[] };

export type ThreadPage = { threads: Thread[]; next: string | null };

const threadsPerPage = 50;

/** The comments of a proposal with their replies, the newest first; a hidden one keeps its place without its text. */
export async function listThreads(ctx: Context, proposalId: string, filter: { stance?: Stance | undefined; cursor?: string | undefined }): Promise<ThreadPage> {
  const { comments: c } = ctx.tables;
  const cursor = readCursor(filter.cursor ?? "");
  const top = await select(ctx).where(and(
    eq(c.proposalId, proposalId), isNull(c.parentId), filter.stance ? eq(c.stance, filter.stance) : undefined,
    cursor ? sql`(${c.createdAt}, ${c.id}) < (${sql.param(new Date(cursor.value), c.createdAt)}, ${cursor.id})` : undefined,
  )).orderBy(desc(c.createdAt), desc(c.id)).limit(threadsPerPage + 1);
  const shown = top.slice(0, threadsPerPage);
  const replies = shown.length === 0 ? [] : await select(ctx).where(inArray(c.parentId, shown.map((each) => each.id))).orderBy(asc(c.createdAt), asc(c.id));
  const last = shown.at(-1);
  return {
    threads: shown.map((each) => ({ ...asView(ctx, each), replies: replies.filter((reply) => reply.parentId === each.id).map((reply) => asView(ctx, reply)) })),
    next: top.length > threadsPerPage && last ? writeCursor({ direction: "after", value: last.createdAt.getTime(), id: last.id }) : null,
  };
}

function select(ctx: Context) {
  const { comments: c, organisations } = ctx.tables;
  return ctx.read.select({
    id: c.id, parentId: c.parentId, stance: c.stance, language: c.language, body: c.body, isHidden: c.isHidden, hideReason: c.hideReason, createdAt: c.createdAt, authorId: c.authorId,
    participantType: c.participantType, display: c.display, shownName: c.shownName, organisation: organisations.name, verifiedAt: organisations.verifiedAt,
  }).from(c).leftJoin(organisations, eq(organisations.id, c.organisationId)).$dynamic();
}

function asView(ctx: Context, row: Awaited<ReturnType<typeof select>>[number]): CommentView {
  return {
    id: row.id, stance: row.stance, speaker: row.isHidden ? { type: row.participantType, display: "code", name: "", organisation: null, verified: false } : speakerView(row), language: row.language, body: row.isHidden ? "" : row.body, isHidden: row.isHidden, hideReason: row.hideReason, createdAt: row.createdAt,
    own: ctx.actor.kind === "person" && ctx.actor.id === row.authorId,
  };
}

/** How many visible comments there are per stance and participant type. */
export type CommentNumbers = Record<Stance, Record<ParticipantType, number> & { all: number }>;

export async function getCommentNumbers(ctx: Context, proposalId: string): Promise<CommentNumbers> {
  const { commentTallies: t } = ctx.tables;
  const rows = await ctx.read.select().from(t).where(eq(t.proposalId, proposalId));
  const empty = () => ({ citizen: 0, business: 0, ngo: 0, authority: 0, all: 0 });
  const numbers: CommentNumbers = { for: empty(), against: empty(), neutral: empty() };
  for (const { stance, participantType, count } of rows) {
    numbers[stance][participantType] += count;
    numbers[stance].all += count;
  }
  return numbers;
}

/** One visible comment with the proposal it is on. Throws `not_found`. */
export async function getComment(ctx: Context, id: string): Promise<{ reference: string; body: string; language: string }> {
  const { comments: c, proposals } = ctx.tables;
  const [row] = await ctx.read.select({ reference: proposals.reference, body: c.body, language: c.language }).from(c).innerJoin(proposals, eq(proposals.id, c.proposalId)).where(and(eq(c.id, id), eq(c.isHidden, false)));
  if (!row) throw notFound();
  return row;
}
