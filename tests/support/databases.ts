import { sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, describe, inject } from "vitest";
import { openStore } from "#db/connection.ts";
import type { Store } from "#db/store.ts";

/** Opens a database of its own, empty and up to date. It is closed when the suite ends. */
export type Open = () => Promise<Store>;

/** Runs the same tests on SQLite and on PostgreSQL. */
export function describeOnBothDatabases(name: string, suite: (open: Open, databaseUrl: () => Promise<string>) => void): void {
  for (const [dialect, copyTemplate] of [["SQLite", copySqlite], ["PostgreSQL", copyPostgres]] as const) {
    describe(`${name} on ${dialect}`, () => {
      const opened: Store[] = [];
      afterAll(async () => { await Promise.all(opened.map((store) => store.close())); });
      suite(async () => {
        const store = openStore(await copyTemplate());
        opened.push(store);
        return store;
      }, copyTemplate);
    });
  }
}

function copySqlite(): Promise<string> {
  const folder = inject("testFolder");
  const file = path.join(folder, "databases", `${randomUUID()}.db`);
  copyFileSync(path.join(folder, "template.db"), file);
  return Promise.resolve(file);
}

async function copyPostgres(): Promise<string> {
  const url = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${name} template template_samplan strategy file_copy`);
  } finally {
    await client.end();
  }
  const own = new URL(url);
  own.pathname = name;
  return own.href;
}

/** Runs one statement on a database that nobody else has open. */
export async function runStatement(url: string, statement: string): Promise<void> {
  const store = openStore(url);
  await store.write(async (tx) => {
    const raw = tx as unknown as { run?: (query: unknown) => void; execute?: (query: unknown) => Promise<unknown> };
    if (raw.execute) await raw.execute(sql.raw(statement));
    else raw.run!(sql.raw(statement));
  });
  await store.close();
}

/** Where a database remembers which migrations were applied to it. */
export function migrationsTable(url: string): string {
  return url.startsWith("postgres") ? "drizzle.__drizzle_migrations" : "__drizzle_migrations";
}

/** Makes a database look as if it were one migration behind. */
export async function forgetLastMigration(url: string): Promise<void> {
  const table = migrationsTable(url);
  await runStatement(url, `delete from ${table} where created_at = (select max(created_at) from ${table})`);
}
