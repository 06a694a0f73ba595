import { sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { copyFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeEach, describe, inject } from "vitest";
import { openStore } from "#db/connection.ts";
import type { Store } from "#db/store.ts";

/** Opens a database of its own, empty and up to date. It is closed when the test ends that opened it, or else the suite. */
export type Open = () => Promise<Store>;

/** Runs the same tests on SQLite and on PostgreSQL. */
export function describeOnBothDatabases(name: string, suite: (open: Open, databaseUrl: () => Promise<string>) => void): void {
  for (const [dialect, kind] of [["SQLite", sqlite], ["PostgreSQL", postgres]] as const) {
    describe(`${name} on ${dialect}`, () => {
      const made: string[] = [];
      const kept: Opened[] = [];
      let ofTest: Opened[] | undefined;
      const open: Open = async () => {
        const url = await kind.takeEmpty();
        const store = openStore(url);
        (ofTest ?? kept).push({ url, store });
        return store;
      };
      const databaseUrl = async () => {
        const url = await kind.copyTemplate();
        made.push(url);
        return url;
      };
      beforeEach(() => { ofTest = []; });
      // After those of the suite, which may still need it.
      afterEach(async () => {
        const over = ofTest ?? [];
        ofTest = undefined;
        for (const { url, store } of over) {
          await store.close();
          await kind.giveBack(url);
        }
      });
      afterAll(async () => {
        await Promise.all(kept.map(({ store }) => store.close()));
        await kind.remove([...made, ...kept.map(({ url }) => url)]);
      });
      suite(open, databaseUrl);
    });
  }
}

type Opened = { url: string; store: Store };

const sqlite = {
  copyTemplate(): Promise<string> {
    const folder = inject("testFolder");
    const file = path.join(folder, "databases", `${randomUUID()}.db`);
    copyFileSync(path.join(folder, "template.db"), file);
    return Promise.resolve(file);
  },
  takeEmpty: () => sqlite.copyTemplate(),
  giveBack: (file: string) => sqlite.remove([file]),
  remove(files: readonly string[]): Promise<void> {
    for (const file of files) for (const end of ["", "-wal", "-shm", "-waiting"]) rmSync(`${file}${end}`, { force: true });
    return Promise.resolve();
  },
};

/** Databases that were used and emptied: making one takes ten times as long as emptying it. */
const emptied: string[] = [];

const postgres = {
  async copyTemplate(): Promise<string> {
    const own = new URL(inject("postgresUrl"));
    own.pathname = `test_${randomUUID().replaceAll("-", "")}`;
    await onServer((client) => client.query(`create database ${own.pathname.slice(1)} template template_samplan strategy file_copy`));
    return own.href;
  },
  takeEmpty: () => Promise.resolve(emptied.pop() ?? postgres.copyTemplate()),
  async giveBack(url: string): Promise<void> {
    const rows = await onServer(emptyAll, url);
    // What many rows leave behind would slow the next one down.
    if (rows > 2_000) await postgres.remove([url]);
    else emptied.push(url);
  },
  remove(urls: readonly string[]): Promise<void> {
    return onServer(async (client) => {
      for (const url of urls) await client.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
    });
  },
};

/** Deletes every row, whatever refers to it and whatever forbids it. Answers how many there were. */
async function emptyAll(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ name: string }>("select quote_ident(tablename) as name from pg_tables where schemaname = 'public'");
  const results = (await client.query(["set session_replication_role = replica", ...rows.map(({ name }) => `delete from ${name}`)].join("; "))) as unknown as pg.QueryResult[];
  return results.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>, url: string = inject("postgresUrl")): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
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
