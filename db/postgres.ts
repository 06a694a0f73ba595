import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
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
  const db = drizzle(pool);
  // Which transactions are visible: the same set of them is the same data.
  const snapshot = soonest(async () => (await pool.query<{ name: string }>("select pg_current_snapshot()::text as name")).rows[0]!.name);
  const primary: Source = { read: db as unknown as ReadHandle, stateName: snapshot };
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
    async ping() {
      await pool.query("select 1");
    },
    close: () => pool.end(),
  };
}

/** Answers each call with what is found out after it: calls that come while it is being found out share the next time. */
function soonest<T>(find: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const start = (): Promise<T> => {
    next = null;
    const found = find().finally(() => { if (running === found) running = null; });
    running = found;
    return found;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(start, start);
    return next;
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
