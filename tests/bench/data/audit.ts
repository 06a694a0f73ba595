import type { Database } from "better-sqlite3";
import { chainStart, sealHash } from "#app/domain/audit/chain.ts";
import type { Person } from "#app/domain/context.ts";
import { auditEntries, auditSeals } from "#db/schema/sqlite.ts";
import { prepareInsert } from "./insert.ts";
import { seededId, type Random } from "./random.ts";

/** Records an act as recordAct does; without an actor it was the platform itself. */
export type Audit = (actor: Person | null, at: Date, action: string, subjectType: string, subjectId: string, data?: Record<string, unknown>) => void;

/** Each entry is sealed at once, in the order of writing, so that `npm run audit:verify` finds the chain whole. */
export function createAudit(connection: Database, random: Random): Audit {
  const [insert, insertSeal] = [prepareInsert(connection, auditEntries), prepareInsert(connection, auditSeals)];
  let head = chainStart;
  return (actor, at, action, subjectType, subjectId, data = {}) => {
    const entry = { id: seededId(random, at), at, actorId: actor?.id ?? null, actorRole: actor ? (actor.roles[0] ?? "participant") : "system", action, subjectType, subjectId, data, requestId: seededId(random, at), planId: null };
    insert(entry);
    const sequence = head.sequence + 1;
    head = { sequence, hash: sealHash(head.hash, sequence, at, entry) };
    insertSeal({ ...head, entryId: entry.id, at });
  };
}
