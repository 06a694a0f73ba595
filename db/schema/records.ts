import type { Kit } from "../columns/sqlite.ts";
import { mailKinds } from "../mail-kinds.ts";
import { locales, notificationKinds } from "../values.ts";

/** What is kept about acts and what is waiting to be done. */
export function recordTables({ table, text, enumText, int, instant, json, index, uniqueIndex, primaryKey, sql }: Kit) {
  /** Every change of state and every act of staff, written in the transaction that did it. No e-mail address and no free text of a person is kept in `data`. */
  const auditEntries = table("audit_entries", {
    id: text("id").primaryKey(),
    at: instant("at").notNull(),
    /** A user id; null for an anonymous visitor or the system. No foreign key: the record outlives the account. */
    actorId: text("actor_id"),
    actorRole: text("actor_role").notNull(),
    action: text("action").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    data: json<Record<string, unknown>>("data").notNull(),
    requestId: text("request_id").notNull(),
    /** The plan that the act is about: its coordinators see it. No foreign key either. */
    planId: text("plan_id"),
  }, (t) => [index("audit_entries_subject_idx").on(t.subjectType, t.subjectId, t.at), index("audit_entries_at_idx").on(t.at), index("audit_entries_actor_idx").on(t.actorId, t.at), index("audit_entries_plan_idx").on(t.planId, t.at, t.id)]);

  /** The entries that have no seal yet: written with the entry, removed when it is sealed. */
  const auditUnsealed = table("audit_unsealed", { entryId: text("entry_id").primaryKey() });

  /**
   * The chain over the audit trail: one row an entry, in the order in which they were sealed, each with the hash of the one
   * before and of the entry. A changed entry no longer has its hash, and a removed one leaves its seal behind.
   */
  const auditSeals = table("audit_seals", {
    sequence: int("sequence").notNull(),
    entryId: text("entry_id").notNull(),
    /** SHA-256 in hex. */
    hash: text("hash").notNull(),
    at: instant("at").notNull(),
  }, (t) => [primaryKey({ columns: [t.sequence] }), uniqueIndex("audit_seals_entry_unique").on(t.entryId)]);

  /** The head of the chain as it was published, for others to keep: who has it can tell whether what came before was changed. */
  const auditCheckpoints = table("audit_checkpoints", {
    sequence: int("sequence").notNull(),
    hash: text("hash").notNull(),
    at: instant("at").notNull(),
  }, (t) => [primaryKey({ columns: [t.sequence] })]);

  /** Mail to be sent by the worker. Written in the transaction that caused it; `dedupeKey` makes it once. `payload` is emptied when it is sent. */
  const outboxMessages = table("outbox_messages", {
    id: text("id").primaryKey(),
    kind: enumText("kind", mailKinds).notNull(),
    recipient: text("recipient").notNull(),
    /** Whose setting decides about it, and which: asked again right before it is sent. Null for mail that is always sent. No foreign key: the record outlives the account. */
    userId: text("user_id"),
    setting: enumText("setting", notificationKinds),
    locale: enumText("locale", locales).notNull(),
    payload: json<Record<string, string>>("payload").notNull(),
    dedupeKey: text("dedupe_key").notNull(),
    createdAt: instant("created_at").notNull(),
    /** When the worker may take it (again). Moved on by a lease and by every failure. */
    availableAt: instant("available_at").notNull(),
    attempts: int("attempts").notNull().default(0),
    sentAt: instant("sent_at"),
    /** When it was taken back because its receiver had turned it off meanwhile; `sentAt` is set too, so that nobody looks at it again. */
    cancelledAt: instant("cancelled_at"),
    failedAt: instant("failed_at"),
    lastError: text("last_error"),
  }, (t) => [uniqueIndex("outbox_messages_dedupe_unique").on(t.dedupeKey), index("outbox_messages_due_idx").on(t.sentAt, t.failedAt, t.availableAt),
    // What still has words in it: those are taken out when it is old.
    index("outbox_messages_words_idx").on(t.sentAt, t.failedAt).where(sql`${t.recipient} <> ''`)]);

  /** What was typed into a form by someone whose session had ended. It comes back only in the browser whose token hashes to `tokenHash`. */
  const heldForms = table("held_forms", {
    id: text("id").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    path: text("path").notNull(),
    fields: json<Record<string, string | string[]>>("fields").notNull(),
    createdAt: instant("created_at").notNull(),
  }, (t) => [index("held_forms_created_idx").on(t.createdAt)]);

  return { auditEntries, auditUnsealed, auditSeals, auditCheckpoints, outboxMessages, heldForms };
}
