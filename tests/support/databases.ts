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
