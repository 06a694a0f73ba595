import { eq, sql, type SQL } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import type { Reads } from "#db/changes/record-reads.ts";
import * as schema from "#db/schema/sqlite.ts";
import { usePlatform } from "./client.ts";
import { sharedAddresses } from "./shared-addresses.ts";

const platform = usePlatform();

/** What tells who somebody is or leads from row to row: changed by hand it would break what the platform keeps whole. */
const untouched = /(^id|_id|_key|hash|token|slug|code|reference|number|state|status|position|sequence|name|version)$/;

/** What each column of a table can be made into without breaking a rule of the database. */
function changesOf(table: SQLiteTable): { column: SQLiteColumn; value: SQL }[] {
  return getTableConfig(table).columns.flatMap((column) => {
    if (column.primary || untouched.test(column.name)) return [];
    if (column.columnType === "SQLiteText" && !(column.enumValues as unknown[] | undefined)?.length) return [{ column, value: sql`${column} || ' ændret'` }];
    if (column.columnType === "SQLiteInteger") return [{ column, value: sql`${column} + 1` }];
    if (column.columnType === "SQLiteTimestamp") return [{ column, value: sql`${column} - 86400000` }];
    if (column.columnType === "SQLiteTextJson") return [{ column, value: sql`replace(${column}, 'e', 'eh')` }];
    return [];
  });
}

test("no page for everyone is kept longer than what it shows stays, whatever is changed", async () => {
  const { store } = platform.server.platform;
  // Pages say how long ago something was, and may be ten seconds old by that.
  const now = new Date();
  platform.server.platform.clock = () => now;
  // Which answers the outcome shows as examples is kept for a minute by itself.
  const urls = (await allUrls()).filter((url) => !url.endsWith("/outcome"));
  const kept = (url: string) => ask(url);
  // Who has begun something in this browser is given a page made anew.
  const anew = (url: string) => ask(url, { cookie: "samplan_browser=abc" });
  let changed = 0;
  for (const url of urls) await kept(url);
  for (const table of Object.values(schema) as SQLiteTable[]) {
    for (const { column, value } of changesOf(table)) {
      // Some columns have rules of their own: those stay as they are.
      await store.write(async (tx) => { await tx.update(table).set({ [keyOf(table, column)]: value }); }).then(() => { changed += 1; }, () => undefined);
    }
    for (const url of urls) {
      const [seen, fresh] = [await kept(url), await anew(url)];
      let at = 0;
      while (at < fresh.length && fresh[at] === seen[at]) at += 1;
      if (seen !== fresh) expect.fail(`${url} is kept though ${getTableConfig(table).name} changed: ${fresh.slice(Math.max(0, at - 60), at + 100)}`);
    }
  }
  expect(changed).toBeGreaterThan(100);
}, 180_000);

test("hardly any page for everyone is made anew after a write that it does not show", async () => {
  const { store } = platform.server.platform;
  const source = store.source();
  const reads = new Map<string, Reads>();
  let asked = "";
  const listening = { ...source, hasChanged: (read: Reads, since: number) => { reads.set(asked, read); return source.hasChanged(read, since); } };
  store.source = () => listening;
  for (const url of await allUrls()) {
    asked = new URL(url).pathname.slice(3);
    await ask(url);
    await store.write(async (tx) => { await tx.insert(store.tables.rateLimits).values({ key: asked, windowStart: new Date(), tries: 1, availableAt: new Date() }).onConflictDoNothing(); });
    await ask(url);
  }
  store.source = () => source;
  // It looks into the audit log, to which every act adds.
  expect([...reads].filter(([, read]) => read.has("*")).map(([path]) => path).filter((path) => !path.endsWith("/compliance"))).toEqual([]);
  expect(reads.size).toBeGreaterThan(20);
  // A proposal's page reads nothing that is written for another.
  expect([...reads.get("/proposals/OGP28-O-0001")!].filter((read) => /^(proposals|comments|supports|responses|journey_entries|attachments|positions)~?$/.test(read))).toEqual([]);
});

function keyOf(table: SQLiteTable, column: SQLiteColumn): string {
  return Object.entries(table).find(([, each]) => each === column)![0];
}

async function ask(url: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(url, { headers })).text();
}

async function allUrls(): Promise<string[]> {
  const { read, tables: { comments: c, proposals: p } } = platform.server.platform.store;
  const [comment] = await read.select({ id: c.id, reference: p.reference }).from(c).innerJoin(p, eq(p.id, c.proposalId)).limit(1);
  return Object.values(sharedAddresses).flat().map((address) => `${platform.server.url}/da${address.replace("REFERENCE", comment!.reference).replace("COMMENT", comment!.id)}`);
}
