import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { Context } from "../context.ts";
import { writeCursor } from "../keyset/cursor.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage } from "../keyset/page-by-key.ts";
import { commentColumns, selectComments, type CommentRow } from "./comment-view.server.ts";

/** How many replies a thread shows among others, and how many a page of the thread does. */
const repliesShown = 3;
const repliesPerPage = 50;

/** So many parents a query takes at once: the statement is prepared for them. */
const parentsAtOnce = 60;

/** The first replies to each of these comments, the oldest first; an answer of the authority is among them however late it came. */
export async function firstReplies(ctx: Context, ids: string[]): Promise<(parentId: string) => { shown: CommentRow[]; isMore: boolean }> {
  const rows: CommentRow[] = [];
  for (let from = 0; from < ids.length; from += parentsAtOnce) {
    const some = ids.slice(from, from + parentsAtOnce);
    rows.push(...(await repliesTo(ctx).execute(Object.fromEntries(Array.from({ length: parentsAtOnce }, (_, index) => [`parent${index}`, some[index] ?? ""])))));
  }
  const byParent = Map.groupBy(rows, (row) => row.parentId!);
  return (parentId) => {
    const found = byParent.get(parentId) ?? [];
    const shown = found.slice(0, repliesShown).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
    return { shown, isMore: found.length > repliesShown };
  };
}

/** One more than are shown of each, which tells whether there are others. The parents are named twice, so that it is plain which comments are read. */
const repliesTo = prepared((database) => {
  const { read, tables: { comments: c, organisations } } = database;
  const parents = Array.from({ length: parentsAtOnce }, (_, index) => sql.placeholder(`parent${index}`));
  const place = sql<number>`row_number() over (partition by ${c.parentId} order by case when ${c.kind} = 'official' then 0 else 1 end, ${c.createdAt}, ${c.id})`.mapWith(Number).as("place");
  const placed = read.select({ id: sql<string>`${c.id}`.as("placed_id"), place }).from(c).where(inArray(c.parentId, parents)).as("placed");
  return read.select(commentColumns(database)).from(placed).innerJoin(c, eq(c.id, placed.id)).leftJoin(organisations, eq(organisations.id, c.organisationId)).where(and(lte(placed.place, repliesShown + 1), inArray(c.parentId, parents))).orderBy(asc(c.parentId), asc(placed.place));
});

/** A page of the replies to a comment, the oldest first. Without a cursor it is the page that holds `wanted`, or the first. */
export async function listReplies(ctx: Context, parentId: string, { cursor, wanted }: { cursor?: string | undefined; wanted?: CommentRow | undefined }): Promise<KeysetPage<CommentRow>> {
  const from = cursor ?? (wanted && (await cursorOf(ctx, parentId, wanted)));
  const paging = pageByKey(orderOf(ctx.tables), from, repliesPerPage);
  const rows = await repliesOf(ctx, paging.move).execute({ parentId, ...paging.values });
  if (rows.length === 0 && paging.move !== "front") return listReplies(ctx, parentId, {});
  return paging.pageOf(rows, (row) => ({ value: row.createdAt.getTime(), id: row.id }));
}

/** From where a page begins that holds this reply: from the front, or with the reply itself where it is further behind. */
async function cursorOf(ctx: Context, parentId: string, { id, createdAt }: CommentRow): Promise<string | undefined> {
  const before = await repliesOf(ctx, "before").execute({ parentId, keysetValue: createdAt, keysetId: id });
  const last = before[0];
  return before.length >= repliesPerPage && last ? writeCursor({ direction: "after", value: last.createdAt.getTime(), id: last.id }) : undefined;
}

function orderOf({ comments: c }: Tables): KeysetOrder {
  return { column: c.createdAt, id: c.id, descending: false };
}

const repliesOf = prepared((database, move: KeysetMove) => {
  const { comments: c } = database.tables;
  const keyset = keysetSql(orderOf(database.tables), move, repliesPerPage);
  return selectComments(database).where(and(eq(c.parentId, sql.placeholder("parentId")), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
});
