import { drizzle } from "drizzle-orm/node-postgres";
import { changesKept, forgottenAtOnce } from "./changes/change-log.ts";
import { noteRead } from "./changes/record-reads.ts";
import { watchPostgres } from "./changes/watch-postgres.ts";
import { postgresKit } from "./columns/postgres.ts";
import { openPool } from "./postgres-pool.ts";
import { writeOnPostgres } from "./postgres-write.ts";
import { Replica } from "./replica.ts";
import { readPosition } from "./replica-lag.ts";
import { defineTables } from "./schema/tables.ts";
import { postgresSearch } from "./search.ts";
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
  const primary: Source = { name: "primary", read: drizzle(pool, { logger: { logQuery: noteRead } }) as unknown as ReadHandle, ...watchPostgres(pool) };
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
    async forgetChanges() {
      return (await pool.query("delete from page_changes where id in (select id from page_changes where at < now() - make_interval(secs => $1) order by at limit $2)", [changesKept / 1000, forgottenAtOnce])).rowCount ?? 0;
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
