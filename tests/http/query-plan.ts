import Database from "better-sqlite3";

/** A statement of the platform, and what was asked of it when it was first run. */
export type Statement = { sql: string; during: string };

/** What whoever uses the platform makes longer: reading one of these whole takes longer with every day. */
const growing: readonly string[] = [
  "announcements", "assessments", "attachments", "audit_entries", "audit_seals", "audit_unsealed", "bulk_items", "case_notes", "co_authors", "comment_tallies", "comments", "distinct_pairs", "draft_notes", "email_tokens", "follows", "held_forms", "identities",
  "initiative_comments", "initiative_sources", "journey_entries", "memberships", "merges", "moderation_decisions", "notices", "organisations", "outbox_messages", "position_drafts", "proposal_drafts", "proposal_versions", "proposals", "rate_limits", "redactions",
  "reports", "responses", "search_entries", "sessions", "support_allowances", "supports", "useful_marks", "users",
];

/** Columns by which hardly anything is left out: who looks for these alone reads about as much as there is. */
const wide = new Set(["plan_id", "is_hidden", "theme_id", "participant_type", "status", "stage"]);

/** Notes every statement that is compiled from now on, by any connection of this process. Answers how to stop. */
export function recordStatements(note: (sql: string) => void): () => void {
  const prototype = Database.prototype as { prepare: (this: unknown, sql: string) => unknown };
  const { prepare } = prototype;
  prototype.prepare = function record(sql) {
    note(sql);
    return prepare.call(this, sql);
  };
  return () => { prototype.prepare = prepare; };
}

/** The steps by which SQLite runs a statement, as it says itself. It has no statistics here, so what is asked for makes no difference. */
export function planOf(connection: Database.Database, sql: string): string[] {
  const values = Array.from(sql.replace(/'[^']*'/g, "").matchAll(/\?/g), () => null);
  return (connection.prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[]).map(({ detail }) => detail);
}

/** The steps that read more the more there is: a table or an index from its beginning to its end, or all of a plan, where no LIMIT ends it. */
export function longSteps(sql: string, plan: readonly string[]): string[] {
  // What has to be sorted first is read to its end, whatever the limit.
  const endsEarly = /\blimit\b/i.test(sql) && !plan.some((step) => /TEMP B-TREE FOR (?!LAST)/.test(step));
  return plan.filter((step) => {
    const table = tableOf(sql, step);
    if (table === null || !growing.includes(table)) return false;
    // By an index, or in the order of its rows and whichever they are.
    if (step.startsWith("SCAN")) return !(endsEarly && (/USING (COVERING )?INDEX/.test(step) || !/\bwhere\b/i.test(sql)));
    const columns = [...(/\(([^()]*)\)$/.exec(step)?.[1] ?? "").matchAll(/(\w+)[=<>]/g)].map(([, column]) => column!);
    return columns.length > 0 && columns.every((column) => wide.has(column)) && !endsEarly;
  });
}

/** The table of a step, which names it by what the statement calls it. */
function tableOf(sql: string, step: string): string | null {
  const name = /^(?:SCAN|SEARCH) (\w+)/.exec(step)?.[1];
  if (name === undefined) return null;
  const named = new RegExp(`["\\s](\\w+)"?\\s+(?:as\\s+)?"?${name}"?(?=[\\s,)]|$)`, "i").exec(sql)?.[1];
  return named && growing.includes(named) ? named : name;
}
