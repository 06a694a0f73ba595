import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { hasHung, isDeadlock, isReadOnlyServer, isServerLost } from "./errors.ts";
import type { WriteHandle } from "./store.ts";

/** The longest that a statement waits for what another transaction holds, and that a transaction stands still, in seconds. */
const longest = { lock: 30, still: 30 };

type Attempt = { hasBegun: boolean; isCommitting: boolean };

/**
 * Runs the body in one transaction on the primary. One that certainly wrote nothing begins again: of two that wait for one another PostgreSQL
 * ends one; a connection may turn out to be dead, or to lead to what has become a standby. Where a commit was sent and no answer came, nobody
 * knows, and the error is thrown.
 */
export async function writeOnPostgres<T>(pool: pg.Pool, statementSeconds: number, body: (tx: WriteHandle) => Promise<T>, triesLeft = 3): Promise<T> {
  const attempt: Attempt = { hasBegun: false, isCommitting: false };
  try {
    return await attemptOn(pool, statementSeconds, attempt, body);
  } catch (error) {
    const wroteNothing = isDeadlock(error) || (attempt.hasBegun && !attempt.isCommitting && ((isServerLost(error) && !hasHung(error)) || isReadOnlyServer(error)));
    if (triesLeft === 0 || !wroteNothing) throw error;
    return writeOnPostgres(pool, statementSeconds, body, triesLeft - 1);
  }
}

async function attemptOn<T>(pool: pg.Pool, statementSeconds: number, attempt: Attempt, body: (tx: WriteHandle) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isUsable = false;
  try {
    attempt.hasBegun = true;
    // In one message, and for this transaction alone: behind pgbouncer the next one may be another program's.
    await client.query(`begin; set local statement_timeout = '${statementSeconds}s'; set local lock_timeout = '${longest.lock}s'; set local idle_in_transaction_session_timeout = '${longest.still}s'`);
    const result = await body(drizzle(client) as unknown as WriteHandle);
    attempt.isCommitting = true;
    await commit(client);
    isUsable = true;
    return result;
  } catch (error) {
    if (!attempt.isCommitting && !isServerLost(error) && !isReadOnlyServer(error)) isUsable = await client.query("rollback").then(() => true, () => false);
    throw error;
  } finally {
    client.release(!isUsable);
  }
}

/** A transaction in which a statement failed unseen ends without an error too, having written nothing. */
async function commit(client: pg.PoolClient) {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("A statement of the transaction had failed, so nothing was written.");
}
