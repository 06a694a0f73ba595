import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { openStore } from "#db/connection.ts";
import { migrateDatabase, NewerDatabaseError } from "#db/migrate.ts";
import type { Store } from "#db/store.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("migrateDatabase", (open, databaseUrl) => {
  /** Runs one statement on a database that nobody else has open. */
  async function change(url: string, statement: string) {
    const store = openStore(url);
    await store.write(async (tx) => {
      const raw = tx as unknown as { run?: (query: unknown) => void; execute?: (query: unknown) => Promise<unknown> };
      if (raw.execute) await raw.execute(sql.raw(statement));
      else raw.run!(sql.raw(statement));
    });
    await store.close();
  }

  it("does nothing to a database that is up to date, and keeps what is in it", async () => {
    const url = await databaseUrl();
    let store: Store = openStore(url);
    const person = await addPerson(store);
    const plan = await addPlan(store);
    await store.close();
    await migrateDatabase(url);
    store = openStore(url);
    expect((await store.read.select().from(store.tables.users)).map((row) => row.id)).toEqual([person.id]);
    expect(await store.read.select().from(store.tables.themes)).toHaveLength(plan.themes.length);
    await store.close();
  });

  it("can be run by several processes at once", async () => {
    const url = await databaseUrl();
    await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
    await (await open()).ping();
  });

  it("refuses a database of a later version, and does not touch it", async () => {
    const url = await databaseUrl();
    const table = url.startsWith("postgres") ? "drizzle.__drizzle_migrations" : "__drizzle_migrations";
    await change(url, `insert into ${table} (hash, created_at) values ('later', 9999999999999)`);
    await expect(migrateDatabase(url)).rejects.toBeInstanceOf(NewerDatabaseError);
    await change(url, `delete from ${table} where hash = 'later'`);
    await migrateDatabase(url);
  });
});
