import { and, desc, eq, inArray, notInArray, sql, type SQL } from "drizzle-orm";
import { prepared, type Database } from "#db/prepared.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove } from "../keyset/page-by-key.ts";
import { requireStaff } from "./policy.ts";

/** What an act changed of a case, as far as it is told in words. A person is told by name, null where nobody is. */
export type HistoryChange = { what: "handler" | "status" | "stage" | "degree"; from: string | null; to: string | null };
export type HistoryEntry = { id: string; action: string; at: Date; /** Staff by name; participants never are. */ actor: string | null; role: string; initiative: string | null; /** Of an undoing: which act. */ undone: string | null; changes: HistoryChange[] };

type Row = { id: string; action: string; at: Date; actorId: string | null; actor: string | null; role: string; data: Record<string, unknown> };

const pageSize = 50;
const unlisted = ["proposal.supported", "proposal.support_withdrawn", "proposal.support_kept"];

/** One page of a case's history, the newest first. */
export async function listHistory(ctx: Context, { id, plan }: { id: string; plan: { id: string } }, cursor?: string): Promise<{ entries: HistoryEntry[]; previous: string | null; next: string | null }> {
  requireStaff(ctx.actor, plan.id);
  const paging = pageByKey(newestFirst(ctx), cursor, pageSize);
  const found = await historyOf(ctx, { move: paging.move, size: pageSize }).execute({ ...paging.values, proposalId: id });
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.at.getTime(), id: row.id }));
  return { entries: await inWords(ctx, rows), previous, next };
}

/** The newest entries as the trail has them, for the case itself; one more than `size` tells that there are others. */
export async function listNewestEntries(ctx: Context, { id, plan }: { id: string; plan: { id: string } }, size: number): Promise<Row[]> {
  requireStaff(ctx.actor, plan.id);
  return historyOf(ctx, { move: "front", size }).execute({ proposalId: id });
}

/** Entries with the names of staff. Who spoke behind a neutral code is nobody's business at the desk: only staff are named. */
export async function inWords(ctx: Context, rows: Row[]): Promise<HistoryEntry[]> {
  requireStaff(ctx.actor);
  const sides = rows.map(({ data }) => ({ before: asObject(data.before), after: asObject(data.after) }));
  const ids = [...new Set(sides.flatMap(({ before, after }) => [before.assigneeId, after.assigneeId]).filter((id) => typeof id === "string"))];
  const { users } = ctx.tables;
  const names = new Map(ids.length === 0 ? [] : (await ctx.read.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids))).map(({ id, name }) => [id, name]));
  return rows.map(({ id, action, at, actor, role, data }, index) => {
    const { before, after } = sides[index]!;
    const { initiative, undone } = data;
    const change = (what: HistoryChange["what"], key: string, word: (value: unknown) => string | null): HistoryChange[] => {
      const [from, to] = [word(before[key]), word(after[key])];
      return from === to || !(key in before || key in after) ? [] : [{ what, from, to }];
    };
    const plain = (value: unknown) => (typeof value === "string" ? value : null);
    return {
      id, action, at, actor: role === "participant" ? null : actor, role, initiative: plain(initiative), undone: plain(undone),
      changes: [...change("handler", "assigneeId", (value) => (typeof value === "string" ? (names.get(value) ?? null) : null)), ...change("status", "status", plain), ...change("stage", "stage", plain), ...change("degree", "degree", plain)],
    };
  });
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

const newestFirst = ({ tables: { auditEntries: a } }: Database) => ({ column: a.at, id: a.id, descending: true });

const historyOf = prepared((database, { move, size }: { move: KeysetMove; size: number }) => {
  const { read, tables: { auditEntries: a, users } } = database;
  const keyset = keysetSql(newestFirst(database), move, size);
  const where: (SQL | undefined)[] = [eq(a.subjectType, "proposal"), eq(a.subjectId, sql.placeholder("proposalId")), notInArray(a.action, unlisted), keyset.where];
  return read.select({ id: a.id, action: a.action, at: a.at, actorId: a.actorId, actor: users.name, role: a.actorRole, data: a.data }).from(a).leftJoin(users, eq(users.id, a.actorId)).where(and(...where)).orderBy(...(move === "front" ? [desc(a.at), desc(a.id)] : keyset.orderBy)).limit(keyset.limit);
});
