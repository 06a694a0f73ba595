import type { Database } from "better-sqlite3";
import type { Person } from "#app/domain/context.ts";
import { auditEntries } from "#db/schema/sqlite.ts";
import { prepareInsert } from "./insert.ts";
import { seededId, type Random } from "./random.ts";

/** Records an act as recordAct does; without an actor it was the platform itself. */
export type Audit = (actor: Person | null, at: Date, action: string, subjectType: string, subjectId: string, data?: Record<string, unknown>) => void;

export function createAudit(connection: Database, random: Random): Audit {
  const insert = prepareInsert(connection, auditEntries);
  return (actor, at, action, subjectType, subjectId, data = {}) => {
    insert({ id: seededId(random, at), at, actorId: actor?.id ?? null, actorRole: actor ? (actor.roles[0] ?? "participant") : "system", action, subjectType, subjectId, data, requestId: seededId(random, at) });
  };
}
