import { drizzle } from "drizzle-orm/node-postgres";
import { postgresKit } from "./columns/postgres.ts";
import { openPool } from "./postgres-pool.ts";
import { writeOnPostgres } from "./postgres-write.ts";
import { Replica } from "./replica.ts";
import { readPosition } from "./replica-lag.ts";
import { defineTables } from "./schema/tables.ts";
import { postgresSearch } from "./search.ts";
import { soonest } from "./soonest.ts";
import type { ReadHandle, Source, Store } from "./store.ts";
import { refuseNestedWrite, runInsideWrite } from "./write.ts";

/** What differs between one PostgreSQL server and another. */
export type ServerOptions = {
  /** A streaming replica that pages are read from. */
  replicaUrl?: string | undefined;
  /** How far it may be behind, in seconds. */
  replicaLagSeconds?: number;
  /** The most connections to each server. */
  connections?: number;
  /** How long one statement may take, in seconds; 0 sets no limit. */
  statementSeconds?: number;
};

/** Connects to a PostgreSQL 15 or later. */
export function openPostgres(url: string, { replicaUrl, replicaLagSeconds = 5, connections = 10, statementSeconds = 60 }: ServerOptions = {}): Store {
  const limits = { connections, statementSeconds };
  const pool = openPool(url, limits);
  // Which transactions are visible: the same set of them is the same data.
  const snapshot = soonest(async () => (await pool.query<{ name: string }>("select pg_current_snapshot()::text as name")).rows[0]!.name);
  const primary: Source = { read: drizzle(pool) as unknown as ReadHandle, stateName: snapshot };
  const replica = replicaUrl ? new Replica({ url: replicaUrl, primaryUrl: url, primary: pool, limits, mostLagSeconds: replicaLagSeconds }) : null;
  return {
    dialect: "postgres",
    tables: defineTables(postgresKit),
    read: primary.read,
    search: postgresSearch,
    write(body) {
      refuseNestedWrite();
      return runInsideWrite(() => writeOnPostgres(pool, statementSeconds, body));
    },
    primary,
    source: (after) => (replica?.serves(readPosition(after)) ? replica.source : primary),
    async position() {
      // Not where is written to disk, which with synchronous_commit=off may be before what was just committed.
      return replica && (await pool.query<{ position: string }>("select pg_current_wal_insert_lsn()::text as position")).rows[0]!.position;
    },
    async ping() {
      // While the primary changes, readers are still served.
      if (!replica?.serves(null)) await pool.query("select 1");
    },
    async close() {
      await replica?.close();
      await pool.end();
    },
  };
}
