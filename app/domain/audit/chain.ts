import { createHash } from "node:crypto";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { Tables } from "#db/schema/tables.ts";

export type AuditEntry = Tables["auditEntries"]["$inferSelect"];

/** A place in the chain: how many entries it holds, and the hash over all of them. */
export type ChainHead = { sequence: number; hash: string };

/** What the first seal takes for the hash before it. */
export const chainStart: ChainHead = { sequence: 0, hash: "0".repeat(64) };

/**
 * The hash of an entry in the chain: SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of the hash before, the place, the
 * moment of sealing and the entry, in UTF-8. docs/decisions/0035 has an example to check a computation of one's own by.
 */
export function sealHash(previous: string, sequence: number, sealedAt: Date, { id, at, actorId, actorRole, action, subjectType, subjectId, planId, data, requestId }: AuditEntry): string {
  const entry = { id, at, actorId, actorRole, action, subjectType, subjectId, planId, data, requestId };
  return createHash("sha256").update(canonicalJson({ previous, sequence, sealedAt, entry }), "utf8").digest("hex");
}
