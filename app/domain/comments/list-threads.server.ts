import { and, eq, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder } from "../keyset/page-by-key.ts";
import { commentViewer, selectComments, type CommentRow, type CommentView, type DebateOf } from "./comment-view.server.ts";
import { firstReplies } from "./list-replies.server.ts";
import type { DebateQuery } from "./schema.ts";
import type { DebateSort } from "./sorts.ts";

/** What was said with the first replies to it; `moreReplies`: there are others, on the page of the thread. */
export type Thread = CommentView & { replies: CommentView[]; moreReplies: boolean };

export type ThreadPage = {
  /** The answers of the authority and the positions of organisations, above the comments of the first page. */
  official: Thread[];
  positions: Thread[];
  threads: Thread[];
  previous: string | null;
  next: string | null;
  /** The thread that was asked for, where the page does not hold it. */
  focus: Thread | null;
};

const threadsPerPage = 50;
const pinnedOfficial = 3;
const pinnedPositions = 5;

/** A page of a debate by thread: filtered, sorted and paged by keyset, so that every page costs the same. `focus` is a comment whose thread is wanted wherever it lies. */
export async function listThreads(ctx: Context, debate: DebateOf, query: DebateQuery & { focus?: string | undefined }): Promise<ThreadPage> {
  const { sort = "newest", cursor, show, stance, type } = query;
  const order = orderOf(ctx.tables, sort);
  const paging = pageByKey(order, cursor, threadsPerPage);
  const values = { proposalId: debate.id, stance, type };
  const found = await threadsOf(ctx, { sort, move: paging.move, show: show ?? "comments", byStance: stance !== undefined, byType: type !== undefined }).execute({ ...values, ...paging.values });
  // What the page held is gone, or the cursor is one of another order: an empty page would be a dead end.
  if (found.length === 0 && paging.move !== "front") return listThreads(ctx, debate, { ...query, cursor: undefined });
  const page = paging.pageOf(found, (row) => ({ value: sort === "discussed" ? row.replyCount : sort === "useful" ? row.usefulCount : row.createdAt.getTime(), id: row.id }));
  const isFront = paging.move === "front" && show === undefined;
  const [official, positions, focus] = await Promise.all([
    isFront && !stance && !type ? pinnedOf(ctx, { show: "official", byStance: false, byType: false }).execute(values) : [],
    isFront ? pinnedOf(ctx, { show: "positions", byStance: stance !== undefined, byType: type !== undefined }).execute(values) : [],
    query.focus && !page.rows.some((row) => row.id === query.focus) ? threadById(ctx).execute({ proposalId: debate.id, id: query.focus }) : [],
  ]);
  const asThreads = await withReplies(ctx, debate, [...official, ...positions, ...page.rows, ...focus]);
  const pinned = [...official, ...positions];
  return { official: asThreads(official), positions: asThreads(positions), threads: asThreads(page.rows), previous: page.previous, next: page.next, focus: asThreads(focus.filter((row) => !pinned.some((each) => each.id === row.id)))[0] ?? null };
}

async function withReplies(ctx: Context, debate: DebateOf, rows: CommentRow[]): Promise<(rows: CommentRow[]) => Thread[]> {
  const [view, replies] = await Promise.all([commentViewer(ctx, debate, rows), firstReplies(ctx, rows.map(({ id }) => id))]);
  return (some) => some.map((row) => {
    const { shown, isMore } = replies(row.id);
    return { ...view(row), replies: shown.map(view), moreReplies: isMore };
  });
}

function orderOf({ comments: c }: Tables, sort: DebateSort): KeysetOrder {
  if (sort === "discussed") return { column: c.replyCount, id: c.id, descending: true };
  if (sort === "useful") return { column: c.usefulCount, id: c.id, descending: true };
  return { column: c.createdAt, id: c.id, descending: sort === "newest" };
}

type Scope = { show: "comments" | "positions" | "official"; byStance: boolean; byType: boolean };

/** Top-level rows of a debate. What is filtered by is what can be seen and is counted; without a filter, what is gone keeps its place among the comments. */
function scopeOf({ comments: c }: Tables, { show, byStance, byType }: Scope): SQL {
  const visible = sql`${c.deletedAt} is null and not ${c.isHidden}`;
  const kinds = {
    comments: byStance || byType ? sql`${c.kind} = 'comment' and ${visible}` : and(sql`${c.kind} <> 'author_reply'`, or(sql`${c.kind} = 'comment'`, sql`${c.deletedAt} is not null`, sql`${c.isHidden}`)),
    // In these words, so that SQLite takes the index of positions.
    positions: sql`${c.kind} = 'position' and ${visible}`,
    official: sql`${c.kind} = 'official' and ${visible}`,
  };
  return and(eq(c.proposalId, sql.placeholder("proposalId")), isNull(c.parentId), kinds[show], byStance ? eq(c.stance, sql.placeholder("stance")) : undefined, byType ? eq(c.participantType, sql.placeholder("type")) : undefined)!;
}

const threadsOf = prepared((database, { sort, move, ...scope }: Scope & { sort: DebateSort; move: KeysetMove }) => {
  const keyset = keysetSql(orderOf(database.tables, sort), move, threadsPerPage);
  return selectComments(database).where(and(scopeOf(database.tables, scope), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
});

const pinnedOf = prepared((database, scope: Scope) => {
  const { comments: c } = database.tables;
  return selectComments(database).where(scopeOf(database.tables, scope)).orderBy(sql`${c.createdAt} desc`, sql`${c.id} desc`).limit(scope.show === "official" ? pinnedOfficial : pinnedPositions);
});

const threadById = prepared((database) => {
  const { comments: c } = database.tables;
  return selectComments(database).where(and(eq(c.id, sql.placeholder("id")), eq(c.proposalId, sql.placeholder("proposalId")), isNull(c.parentId), ne(c.kind, "author_reply")));
});

/** One visible comment with the proposal it is on. Throws `not_found`. */
export async function getComment(ctx: Context, id: string): Promise<{ reference: string; body: string; language: string }> {
  const { comments: c, proposals } = ctx.tables;
  const [row] = await ctx.read.select({ reference: proposals.reference, body: c.body, language: c.language }).from(c).innerJoin(proposals, eq(proposals.id, c.proposalId)).where(and(eq(c.id, id), eq(c.isHidden, false), isNull(c.deletedAt)));
  if (!row) throw notFound();
  return row;
}
