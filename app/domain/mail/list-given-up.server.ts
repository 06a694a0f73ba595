import { and, count, isNotNull, isNull, sql } from "drizzle-orm";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { MailKind } from "#db/mail-kinds.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage } from "../keyset/page-by-key.ts";
import { requireAdmin } from "./require-admin.ts";

/** A mail that was given up: what the server said, never what the mail says or to whom it was. */
export type GivenUp = { id: string; kind: MailKind; createdAt: Date; failedAt: Date; attempts: number; lastError: string; /** Whether what it said is still there. */ canRetry: boolean };

export type MailCounts = { waiting: number; sent: number; cancelled: number; givenUp: number };

const pageSize = 50;

/** The mail that was given up, the last first, and how many mails there are of each fate. For admins of the whole platform. */
export async function listGivenUp(ctx: Context, cursor: string | undefined): Promise<{ page: KeysetPage<GivenUp>; counts: MailCounts }> {
  requireAdmin(ctx.actor);
  const paging = pageByKey(lastFirst(ctx.tables), cursor, pageSize);
  const found = await givenUpOf(ctx, paging.move).execute(paging.values);
  if (found.length === 0 && paging.move !== "front") return listGivenUp(ctx, undefined);
  const page = paging.pageOf(found, (row) => ({ value: row.failedAt!.getTime(), id: row.id }));
  // A mail server may name the receiver in what it says.
  const rows = page.rows.map(({ recipient, lastError, failedAt, ...row }) => ({ ...row, failedAt: failedAt!, lastError: withoutAddresses(lastError ?? ""), canRetry: recipient !== "" }));
  return { page: { ...page, rows }, counts: await countMail(ctx) };
}

function lastFirst({ outboxMessages: o }: Tables): KeysetOrder {
  return { column: o.failedAt, id: o.id, descending: true };
}

const givenUpOf = prepared((database: Database, move: KeysetMove) => {
  const { outboxMessages: o } = database.tables;
  const keyset = keysetSql(lastFirst(database.tables), move, pageSize);
  return database.read.select({ id: o.id, kind: o.kind, createdAt: o.createdAt, failedAt: o.failedAt, attempts: o.attempts, lastError: o.lastError, recipient: o.recipient }).from(o).where(and(isNull(o.sentAt), isNotNull(o.failedAt), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
});

async function countMail(ctx: Context): Promise<MailCounts> {
  const { outboxMessages: o } = ctx.tables;
  const fate = sql<keyof MailCounts>`case when ${o.cancelledAt} is not null then 'cancelled' when ${o.sentAt} is not null then 'sent' when ${o.failedAt} is not null then 'givenUp' else 'waiting' end`;
  const rows = await ctx.read.select({ fate, count: count() }).from(o).groupBy(fate);
  const of = (wanted: keyof MailCounts) => rows.find((row) => row.fate === wanted)?.count ?? 0;
  return { waiting: of("waiting"), sent: of("sent"), cancelled: of("cancelled"), givenUp: of("givenUp") };
}

function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>()"']+@[^\s<>()"']+/g, "…");
}
