import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { changesKept, forgottenAtOnce } from "./changes/change-log.ts";
import { noteRead } from "./changes/record-reads.ts";
import { watchPostgres } from "./changes/watch-postgres.ts";
import { postgresKit } from "./columns/postgres.ts";
import { isDeadlock } from "./errors.ts";
import { defineTables } from "./schema/tables.ts";
import { postgresSearch } from "./search.ts";
import type { ReadHandle, Source, Store, WriteHandle } from "./store.ts";
import { refuseNestedWrite, runInsideWrite } from "./write.ts";

// count(*) and sum() come as bigint text: every figure of the platform fits a number.
const types: pg.CustomTypesConfig = { getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 && format !== "binary" ? Number : (pg.types.getTypeParser(oid, format) as (value: unknown) => unknown)) };

/** Connects to a PostgreSQL 15 or later. */
export function openPostgres(url: string): Store {
  const pool = new pg.Pool({ connectionString: url, max: 10, types });
  // A connection that dies while idle must not end the process; the next query reports it.
  pool.on("error", () => undefined);
  // Nor one that dies while a transaction holds it: the transaction's next statement fails, and tells.
  pool.on("connect", (client) => { client.on("error", () => undefined); });
  const db = drizzle(pool, { logger: { logQuery: noteRead } });
  const primary: Source = { read: db as unknown as ReadHandle, ...watchPostgres(pool) };
  return {
    dialect: "postgres",
    tables: defineTables(postgresKit),
    read: primary.read,
    search: postgresSearch,
    write(body) {
      refuseNestedWrite();
      return runInsideWrite(() => untilNotDeadlocked(() => db.transaction((tx) => body(tx as unknown as WriteHandle))));
    },
    source: () => primary,
    async forgetChanges() {
      return (await pool.query("delete from page_changes where id in (select id from page_changes where at < now() - make_interval(secs => $1) order by at limit $2)", [changesKept / 1000, forgottenAtOnce])).rowCount ?? 0;
    },
    async ping() {
      await pool.query("select 1");
    },
    close: () => pool.end(),
  };
}

/** Of two transactions that wait for one another PostgreSQL ends one. It has written nothing, so it begins again. */
async function untilNotDeadlocked<T>(run: () => Promise<T>, triesLeft = 3): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (triesLeft === 0 || !isDeadlock(error)) throw error;
    return untilNotDeadlocked(run, triesLeft - 1);
  }
}
