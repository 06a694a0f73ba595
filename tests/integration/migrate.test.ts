import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { openStore } from "#db/connection.ts";
import { getSchemaState, migrateDatabase, NewerDatabaseError } from "#db/migrate.ts";
import type { Store } from "#db/store.ts";
import { describeOnBothDatabases, forgetLastMigration, migrationsTable, runStatement } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("migrateDatabase", (open, databaseUrl) => {
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
    await runStatement(url, `insert into ${migrationsTable(url)} (hash, created_at) values ('later', 9999999999999)`);
    await expect(migrateDatabase(url)).rejects.toBeInstanceOf(NewerDatabaseError);
    await runStatement(url, `delete from ${migrationsTable(url)} where hash = 'later'`);
    await migrateDatabase(url);
  });
});

describeOnBothDatabases("getSchemaState", (_, databaseUrl) => {
  it("says whether a migration is pending, also in a database that was never migrated", async () => {
    const url = await databaseUrl();
    expect(await getSchemaState(url)).toBe("up_to_date");
    await forgetLastMigration(url);
    expect(await getSchemaState(url)).toBe("pending");
    await runStatement(url, `drop table ${migrationsTable(url)}`);
    expect(await getSchemaState(url)).toBe("pending");
  });

  it("refuses a database of a later version", async () => {
    const url = await databaseUrl();
    await runStatement(url, `insert into ${migrationsTable(url)} (hash, created_at) values ('later', 9999999999999)`);
    await expect(getSchemaState(url)).rejects.toBeInstanceOf(NewerDatabaseError);
  });

  it("fails for a server or database that is not there, and knows a file that is not", async () => {
    const url = `${await databaseUrl()}-not-there`;
    if (url.startsWith("postgres")) await expect(getSchemaState(url)).rejects.toMatchObject({ code: "3D000" });
    else expect(await getSchemaState(url)).toBe("missing");
  });

  it("leaves no trace on a file", async () => {
    const url = await databaseUrl();
    if (url.startsWith("postgres")) return;
    const here = () => [readdirSync(path.dirname(url)).filter((name) => name.startsWith(path.basename(url))), readFileSync(url).toString("base64")];
    const before = here();
    await getSchemaState(url);
    expect(here()).toEqual(before);
  });
});
