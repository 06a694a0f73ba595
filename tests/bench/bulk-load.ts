import type { Database } from "better-sqlite3";

/** Only while generating: a power cut costs nothing but the minutes. Of what is new nothing is kept in the journal. Indexes of many rows are sorted in files, by two threads. */
export function prepareForBulk(connection: Database): void {
  for (const pragma of ["journal_mode = MEMORY", "synchronous = OFF", "locking_mode = EXCLUSIVE", "foreign_keys = OFF", "cache_size = -400000", "temp_store = FILE", "threads = 2"]) connection.pragma(pragma);
}

type Made = { name: string; type: string; sql: string; table: string };

/**
 * Takes away the indexes and triggers of all tables but those named, and answers what makes them again: a sorted index is made in
 * a fraction of the time that keeping one takes, and what triggers would note is nothing that anybody did.
 */
export function withoutIndexes(connection: Database, except: readonly string[] = []): () => void {
  // Those without a text belong to a key, and cannot be taken away.
  const made = (connection.prepare("select name, type, sql, tbl_name as 'table' from sqlite_schema where type in ('index', 'trigger') and sql is not null").all() as Made[]).filter(({ table, type }) => type === "trigger" || !except.includes(table));
  for (const { name, type } of made) connection.exec(`drop ${type} "${name}"`);
  return () => {
    // Triggers last, as they may write while what is indexed changes.
    for (const { sql } of [...made].sort((a, b) => a.type.localeCompare(b.type))) connection.exec(sql);
  };
}

/** The statements that make these tables, and their indexes. */
export function schemaOf(connection: Database, tables: readonly string[]): { tables: string[]; indexes: string[] } {
  const rows = connection.prepare(`select type, sql from sqlite_schema where sql is not null and tbl_name in (${tables.map(() => "?").join(", ")})`).all(tables) as Made[];
  const of = (type: string) => rows.filter((row) => row.type === type).map(({ sql }) => sql);
  return { tables: of("table"), indexes: of("index") };
}
