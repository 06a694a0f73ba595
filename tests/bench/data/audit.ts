import type { Database } from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { asc, sql } from "drizzle-orm";
import { chainStart, sealHash } from "#app/domain/audit/chain.ts";
import type { Person } from "#app/domain/context.ts";
import { auditEntries, auditSeals } from "#db/schema/sqlite.ts";
import { prepareInsert } from "./insert.ts";
import { seededId, type Random } from "./random.ts";

/** Records an act as recordAct does; without an actor it was the platform itself. */
export type Audit = (actor: Person | null, at: Date, action: string, subjectType: string, subjectId: string, data?: Record<string, unknown>) => void;

export const noAudit: Audit = () => undefined;

export function createAudit(connection: Database, random: Random): Audit {
  const insert = prepareInsert(connection, auditEntries);
  return (actor, at, action, subjectType, subjectId, data = {}) => {
    insert({ id: seededId(random, at), at, actorId: actor?.id ?? null, actorRole: actor ? (actor.roles[0] ?? "participant") : "system", action, subjectType, subjectId, data, requestId: seededId(random, at), planId: null });
  };
}

const atOnce = 10_000;

/** Seals each entry in the order of writing, so that `npm run audit:verify` finds the chain whole. */
export function sealEntries(connection: Database): void {
  const insert = prepareInsert(connection, auditSeals);
  const db = drizzle(connection);
  let head = chainStart;
  for (let last = 0; ;) {
    const rows = db.select({ row: sql<number>`rowid`, entry: auditEntries }).from(auditEntries).where(sql`rowid > ${last}`).orderBy(asc(sql`rowid`)).limit(atOnce).all();
    for (const { entry } of rows) {
      const sequence = head.sequence + 1;
      head = { sequence, hash: sealHash(head.hash, sequence, entry.at, entry) };
      insert({ ...head, entryId: entry.id, at: entry.at });
    }
    if (rows.length < atOnce) return;
    last = rows.at(-1)!.row;
  }
}
