import Database from "better-sqlite3";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { areChangesNotedOnPostgres, noteChangesOnPostgres } from "./changes/install-postgres.ts";
import { noteChangesOnSqlite } from "./changes/install-sqlite.ts";
import { areCountsKeptOnPostgres, keepCountsOnPostgres, stopCountingOnPostgres } from "./counts/install-postgres.ts";
import { keepCountsOnSqlite, stopCountingOnSqlite } from "./counts/install-sqlite.ts";
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
    // A look at every row for what refers to nothing takes seconds in a large database.
    if (stateAt("sqlite", lastOnSqlite(connection)) === "up_to_date") {
      keepBooksOnSqlite(connection);
      return;
    }
    // A table is changed by making it anew and dropping the old one. Inside drizzle's transaction the pragma does
    // nothing, and the drop would take along every row that refers to the table.
    connection.pragma("foreign_keys = OFF");
    stopCountingOnSqlite(connection);
    migrateSqlite(drizzleSqlite(connection), { migrationsFolder: folder("sqlite") });
    const [broken] = connection.pragma("foreign_key_check") as { table: string }[];
    if (broken) throw new Error(`After the migration a row of ${broken.table} refers to nothing.`);
    keepBooksOnSqlite(connection);
  } finally {
    connection.close();
  }
}

/** What triggers keep. Their texts are of the program and not of a migration. */
function keepBooksOnSqlite(connection: Database.Database): void {
  noteChangesOnSqlite(connection);
  keepCountsOnSqlite(connection);
}

async function migrateOnPostgres(url: string) {
  // A program whose database is up to date needs neither the lock nor the rights of whoever changes tables, and may come through a pooler.
  const client = await connect(url);
  try {
    if (stateAt("postgres", await lastOnPostgres(client)) === "up_to_date" && (await areChangesNotedOnPostgres(client)) && (await areCountsKeptOnPostgres(client))) return;
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    refuseNewer("postgres", await lastOnPostgres(client));
    if (stateAt("postgres", await lastOnPostgres(client)) !== "up_to_date") await stopCountingOnPostgres(client);
    await migratePostgres(drizzlePostgres(client), { migrationsFolder: folder("postgres") });
    await noteChangesOnPostgres(client);
    await keepCountsOnPostgres(client);
  } finally {
    await client.end();
  }
}

/**
 * How far the schema of a database is, found out without writing to it: `missing` when there is no SQLite file,
 * `pending` when a migration of this program is not applied yet. Throws NewerDatabaseError when the database is ahead
 * of this program, and what the driver throws when the server or the database on it cannot be reached.
 */
export async function getSchemaState(url: string): Promise<"missing" | "pending" | "up_to_date"> {
  if (isPostgresUrl(url)) return schemaStateOnPostgres(url);
  const file = sqliteFile(url);
  if (!existsSync(file)) return "missing";
  // Not `readonly`, which would leave the files of the write-ahead log behind.
  const connection = new Database(file, { fileMustExist: true });
  try {
    connection.pragma("query_only = ON");
    return stateAt("sqlite", lastOnSqlite(connection));
  } finally {
    connection.close();
  }
}

async function schemaStateOnPostgres(url: string) {
  const client = await connect(url);
  try {
    return stateAt("postgres", await lastOnPostgres(client));
  } finally {
    await client.end();
  }
}

function stateAt(dialect: Dialect, lastApplied: number | null) {
  refuseNewer(dialect, lastApplied);
  return lastApplied === newestKnown(dialect) ? "up_to_date" : "pending";
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  return client;
}

/** When the last migration that was applied was made, in milliseconds since 1970; null when none was. */
function lastOnSqlite(connection: Database.Database): number | null {
  const known = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  return known ? (connection.prepare("select max(created_at) as at from __drizzle_migrations").get() as { at: number | null }).at : null;
}

async function lastOnPostgres(client: pg.Client): Promise<number | null> {
  const { rows: [table] } = await client.query<{ known: boolean }>("select to_regclass('drizzle.__drizzle_migrations') is not null as known");
  const { rows: [last] } = table!.known ? await client.query<{ at: string | null }>("select max(created_at) as at from drizzle.__drizzle_migrations") : { rows: [] };
  return last?.at ? Number(last.at) : null;
}

type Dialect = "sqlite" | "postgres";

function folder(dialect: Dialect) {
  return path.join(import.meta.dirname, "migrations", dialect);
}

function refuseNewer(dialect: Dialect, lastApplied: number | null) {
  if (lastApplied !== null && lastApplied > newestKnown(dialect)) throw new NewerDatabaseError();
}

/** When the newest migration of this program was made. */
function newestKnown(dialect: Dialect): number {
  const journal = JSON.parse(readFileSync(path.join(folder(dialect), "meta/_journal.json"), "utf8")) as { entries: { when: number }[] };
  return Math.max(...journal.entries.map((entry) => entry.when));
}
