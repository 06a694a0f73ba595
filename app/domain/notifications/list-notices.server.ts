import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage } from "../keyset/page-by-key.ts";
import type { ToldNotice } from "./notice-payload.ts";
import { withoutHiddenTitles } from "./without-hidden-titles.server.ts";

export type NoticeView = ToldNotice & { id: string; at: Date; isUnread: boolean };

const pageSize = 30;
/** Beyond this many, how many are unread is not counted. */
const mostCounted = 100;

/** What the signed-in person is told, the newest first. */
export async function listNotices(ctx: Context, cursor: string | undefined): Promise<KeysetPage<NoticeView>> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const paging = pageByKey(newestFirst(ctx.tables), cursor, pageSize);
  const found = await noticesOf(ctx, paging.move).execute({ userId: ctx.actor.id, ...paging.values });
  if (found.length === 0 && paging.move !== "front") return listNotices(ctx, undefined);
  const page = paging.pageOf(found, (row) => ({ value: row.at.getTime(), id: row.id }));
  const rows = await withoutHiddenTitles(ctx, page.rows.map(({ readAt, ...row }) => ({ ...row, isUnread: readAt === null })));
  return { ...page, rows };
}

function newestFirst({ notices: n }: Tables): KeysetOrder {
  return { column: n.at, id: n.id, descending: true };
}

const noticesOf = prepared((database: Database, move: KeysetMove) => {
  const { read, tables } = database;
  const { notices: n } = tables;
  const keyset = keysetSql(newestFirst(tables), move, pageSize);
  return read.select({ id: n.id, kind: n.kind, relation: n.relation, data: n.data, at: n.at, readAt: n.readAt }).from(n).where(and(eq(n.userId, sql.placeholder("userId")), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
});

/** How many notices somebody has not read, up to a hundred: the pages of who is signed in show it. */
export async function countUnread(database: Database, userId: string): Promise<number> {
  return (await unreadOf(database).execute({ userId })).length;
}

const unreadOf = prepared(({ read, tables: { notices: n } }) => read.select({ readAt: n.readAt }).from(n).where(and(eq(n.userId, sql.placeholder("userId")), isNull(n.readAt))).limit(mostCounted));

/** Marks as read all that happened up to a moment, so that what came while one was reading stays unread. */
export async function markAllRead(ctx: Context, upTo: Date): Promise<void> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { notices: n } = ctx.tables;
  const userId = ctx.actor.id;
  await ctx.write(async (tx) => { await tx.update(n).set({ readAt: ctx.now }).where(and(eq(n.userId, userId), isNull(n.readAt), lte(n.at, upTo))); });
}
