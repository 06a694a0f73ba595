import type { Database } from "better-sqlite3";
import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";

/** One transaction that waits for its turn: `run` does its work, `settle` tells whoever waits how it ended. */
type Waiting = { run: () => Promise<unknown>; settle: (outcome: Outcome) => void };
type Outcome = { ok: true; value: unknown } | { ok: false; error: Error };

/** Readers wait while it writes: after so long, in milliseconds, what is done is committed, and they have their turn. */
const longestTurn = 8;

/**
 * Runs transactions on one connection, one after another, so that no statement of one falls into another. Those that wait at the same time
 * are committed together, as a commit costs more than most of what is written; each is a savepoint of its own, and nobody is told that
 * something is written before it is on disk.
 */
export function createSqliteWriter(connection: Database): { write: <T>(body: () => Promise<T>) => Promise<T>; idle: () => Promise<void> } {
  const waiting: Waiting[] = [];
  let working: Promise<void> | null = null;
  const work = async () => {
    while (waiting.length > 0) {
      await writeTogether(connection, waiting);
      await nextTurn();
    }
    working = null;
  };
  return {
    write: <T>(body: () => Promise<T>) => new Promise<T>((resolve, reject) => {
      // In the context of who asked, not of who asked first.
      waiting.push({ run: AsyncLocalStorage.bind(body), settle: (outcome) => { if (outcome.ok) resolve(outcome.value as T); else reject(outcome.error); } });
      working ??= Promise.resolve().then(work);
    }),
    async idle() {
      while (working) await working;
    },
  };
}

/** Takes of those that wait as many as there is time for, writes what they want, and commits. */
async function writeTogether(connection: Database, waiting: Waiting[]): Promise<void> {
  const ended: { settle: Waiting["settle"]; outcome: Outcome }[] = [];
  try {
    connection.prepare("BEGIN IMMEDIATE").run();
    const began = performance.now();
    do {
      const { run, settle } = waiting.shift()!;
      ended.push({ settle, outcome: await writeOne(connection, run) });
    } while (connection.inTransaction && waiting.length > 0 && performance.now() - began < longestTurn);
    // Some failures end the transaction, and what was done in it before is gone too.
    if (!connection.inTransaction) throw ended.map(({ outcome }) => outcome).findLast((outcome) => !outcome.ok)!.error;
    connection.prepare("COMMIT").run();
  } catch (error) {
    if (connection.inTransaction) connection.prepare("ROLLBACK").run();
    if (ended.length === 0) ended.push({ settle: waiting.shift()!.settle, outcome: { ok: false, error: error as Error } });
    for (const { settle, outcome } of ended) settle(outcome.ok ? { ok: false, error: error as Error } : outcome);
    return;
  }
  for (const { settle, outcome } of ended) settle(outcome);
}

async function writeOne(connection: Database, run: () => Promise<unknown>): Promise<Outcome> {
  connection.prepare("SAVEPOINT one").run();
  try {
    const value = await run();
    connection.prepare("RELEASE one").run();
    return { ok: true, value };
  } catch (error) {
    if (connection.inTransaction) {
      connection.prepare("ROLLBACK TO one").run();
      connection.prepare("RELEASE one").run();
    }
    return { ok: false, error: error as Error };
  }
}
