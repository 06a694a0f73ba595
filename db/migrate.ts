import Database from "better-sqlite3";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { isPostgresUrl, sqliteFile } from "./connection.ts";

/** The database was made by a later version of the program: running this one on it could harm it. */
export class NewerDatabaseError extends Error {
  constructor() {
    super("The database was made by a newer version of Samplan than this one. Update the program, or point DATABASE_URL at another database.");
  }
}

/** One number for the advisory lock: two processes that start together migrate one after the other. */
const lockNumber = 20170823;

/** Brings the database up to this program's schema. Throws NewerDatabaseError when the database is ahead of it. */
export async function migrateDatabase(url: string): Promise<void> {
  if (isPostgresUrl(url)) return migrateOnPostgres(url);
  const file = sqliteFile(url);
  mkdirSync(path.dirname(file), { recursive: true });
  const connection = new Database(file);
  try {
    connection.pragma("busy_timeout = 10000");
    connection.pragma("journal_mode = WAL");
    const known = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
    const last = known ? (connection.prepare("select max(created_at) as at from __drizzle_migrations").get() as { at: number | null }).at : null;
    refuseNewer("sqlite", last);
    // A table is changed by making it anew and dropping the old one. Inside drizzle's transaction the pragma does
    // nothing, and the drop would take along every row that refers to the table.
    connection.pragma("foreign_keys = OFF");
    migrateSqlite(drizzleSqlite(connection), { migrationsFolder: folder("sqlite") });
    const [broken] = connection.pragma("foreign_key_check") as { table: string }[];
    if (broken) throw new Error(`After the migration a row of ${broken.table} refers to nothing.`);
  } finally {
    connection.close();
  }
}

async function migrateOnPostgres(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    const { rows: [table] } = await client.query<{ known: boolean }>("select to_regclass('drizzle.__drizzle_migrations') is not null as known");
    const { rows: [last] } = table!.known ? await client.query<{ at: string | null }>("select max(created_at) as at from drizzle.__drizzle_migrations") : { rows: [] };
    refuseNewer("postgres", last?.at ? Number(last.at) : null);
    await migratePostgres(drizzlePostgres(client), { migrationsFolder: folder("postgres") });
  } finally {
    await client.end();
  }
}

function folder(dialect: "sqlite" | "postgres") {
  return path.join(import.meta.dirname, "migrations", dialect);
}

function refuseNewer(dialect: "sqlite" | "postgres", lastApplied: number | null) {
  const journal = JSON.parse(readFileSync(path.join(folder(dialect), "meta/_journal.json"), "utf8")) as { entries: { when: number }[] };
  const newestKnown = Math.max(...journal.entries.map((entry) => entry.when));
  if (lastApplied !== null && lastApplied > newestKnown) throw new NewerDatabaseError();
}
