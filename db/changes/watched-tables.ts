import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../schema/sqlite.ts";

/**
 * A table whose changes are noted, so that kept pages that read it are made anew. `keys`: the columns that say what of it changed.
 * `columns`: those whose change counts; null for all.
 */
export type WatchedTable = { name: string; keys: readonly string[]; columns: readonly string[] | null };

/** What no page for everyone reads, and what changes with nearly everything: a page that did read it would be made anew after any write. */
const unwatched = new Set<SQLiteTable>([
  schema.announcements, schema.answerDrafts, schema.answerTemplates, schema.assessments, schema.assessorRules, schema.auditEntries, schema.auditSeals, schema.auditUnsealed, schema.authorityRequests, schema.bulkItems,
  schema.bulkJobs, schema.caseConflicts, schema.caseNotes, schema.casePresence, schema.criteria, schema.dayCounts, schema.distinctPairs, schema.draftNotes, schema.emailTokens, schema.follows, schema.handlerCounts, schema.heldForms, schema.identities,
  schema.initiativeEdits, schema.invitations, schema.joinRequests, schema.notices, schema.notificationSettings, schema.outboxMessages, schema.placedCounts, schema.positionDrafts, schema.proposalDrafts, schema.rateLimits,
  schema.recoveryCodes, schema.removedPlacements, schema.reports, schema.roleGrants, schema.savedViews, schema.searchState, schema.sessions, schema.supportAllowances, schema.suspensions, schema.timeCounts,
]);

/** Columns that change often and that no page for everyone shows. A page that read one would be made anew after any write. */
const unseen = new Map<SQLiteTable, readonly string[]>([
  [schema.plans, ["last_proposal_number", "last_initiative_number"]],
  [schema.users, ["email", "email_key", "password_hash", "email_verified_at", "totp_secret", "totp_confirmed_at", "totp_last_step", "last_seen_at", "deletion_requested_at", "deletion_due_at", "retention_notice_at", "locale", "version"]],
]);

/** Columns by which pages ask for rows, where a table has them. */
const keyColumns = new Set(["id", "reference", "slug", "page", "plan_id", "proposal_id", "comment_id", "initiative_id", "milestone_id", "publication_id", "meeting_id", "parent_id", "source_id", "target_id", "organisation_id"]);

/** Not in drizzle's schema. FTS5 has no triggers: who writes to its index notes it. */
const search: readonly [string, WatchedTable][] = [["search_entries", { name: "search_entries", keys: ["proposal_id"], columns: null }], ["search_index", { name: "search_index", keys: [], columns: null }]];

export const watchedTables: ReadonlyMap<string, WatchedTable> = new Map([...search, ...Object.values(schema).filter((table) => !unwatched.has(table)).map((table): [string, WatchedTable] => {
  const { name, columns } = getTableConfig(table as SQLiteTable);
  const names = columns.map((column) => column.name);
  const hidden = unseen.get(table);
  return [name, { name, keys: names.filter((each) => keyColumns.has(each)), columns: hidden ? names.filter((each) => !hidden.includes(each)) : null }];
})]);

export const tablesWithTriggers: readonly WatchedTable[] = [...watchedTables.values()].filter(({ name }) => name !== "search_index");

/** The columns of a watched table whose changes are not noted. */
export function unnotedColumns(name: string): readonly string[] {
  const table = [...unseen.keys()].find((each) => getTableConfig(each).name === name);
  return table ? unseen.get(table)! : [];
}
