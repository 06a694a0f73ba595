import pg from "pg";

/** How many connections a process has to a server, and how long a statement may take, in seconds (0: as long as it wants). */
export type PoolLimits = { connections: number; statementSeconds: number; connectSeconds?: number };

// count(*) and sum() come as bigint text: every figure of the platform fits a number.
const types: pg.CustomTypesConfig = { getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 && format !== "binary" ? Number : (pg.types.getTypeParser(oid, format) as (value: unknown) => unknown)) };

/** How long to wait for a connection that is free or made anew, in seconds. */
const usualConnectSeconds = 5;
/** A server ends a statement itself; where it does not (it is gone without a word), we wait so many seconds longer at most. */
const grace = 5;

/**
 * Connections to a PostgreSQL 15 or later, or to pgbouncer in transaction mode before it: nothing is set for a session, no statement has a
 * name, and no startup parameter is sent that pgbouncer does not know.
 */
export function openPool(url: string, { connections, statementSeconds, connectSeconds = usualConnectSeconds }: PoolLimits): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url, max: connections, types, application_name: "samplan", keepAlive: true, keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: connectSeconds * 1000, ...(statementSeconds > 0 && { query_timeout: (statementSeconds + Math.min(grace, statementSeconds)) * 1000 }),
  });
  // A connection that dies while idle must not end the process; the next query reports it.
  pool.on("error", () => undefined);
  // Nor one that dies while a transaction holds it: the transaction's next statement fails, and tells.
  pool.on("connect", (client) => { client.on("error", () => undefined); });
  return pool;
}
