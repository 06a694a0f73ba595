import type { Database } from "better-sqlite3";
import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import { isBusy } from "./errors.ts";
import { createTurns, type Turns } from "./sqlite-turns.ts";

/** One transaction that waits for its turn: `run` does its work, `settle` tells whoever waits how it ended. */
type Waiting = { run: () => Promise<unknown>; settle: (outcome: Outcome) => void };

export type SqliteWriter = {
  write: <T>(body: () => Promise<T>) => Promise<T>;
  /** Inside `write`: does something at the end of all that is committed together, for what is cheaper so. When it fails, all of that fails. */
  putOff: (task: () => void) => void;
  /** Resolves when nothing waits. */
  idle: () => Promise<void>;
};

/** What is written to, and how it is shared with other processes. */
type File = { connection: Database; longestWait: number; turns: Turns };
type Outcome = { ok: true; value: unknown } | { ok: false; error: Error };

/** Readers wait while it writes: after so long, in milliseconds, what is done is committed, and they have their turn. */
const longestTurn = 16;

/**
 * Runs transactions on one connection, one after another, so that no statement of one falls into another. Those that wait at the same time
 * are committed together, as a commit costs more than most of what is written; each is a savepoint of its own, and nobody is told that
 * something is written before it is on disk. While another process writes it waits, at most `longestWait` milliseconds, and where another waits it
 * lets that one go first.
 */
export function createSqliteWriter(connection: Database, longestWait = 5000): SqliteWriter {
  connection.pragma("busy_timeout = 0");
  const turns = createTurns(connection);
  const waiting: Waiting[] = [];
  const late: (() => void)[] = [];
  let working: Promise<void> | null = null;
  const work = async () => {
    try {
      while (waiting.length > 0) {
        await writeTogether({ connection, longestWait, turns }, waiting, late);
        await nextTurn();
      }
    } finally {
      working = null;
    }
  };
  return {
    write: <T>(body: () => Promise<T>) => new Promise<T>((resolve, reject) => {
      // In the context of who asked, not of who asked first.
      waiting.push({ run: AsyncLocalStorage.bind(body), settle: (outcome) => { if (outcome.ok) resolve(outcome.value as T); else reject(outcome.error); } });
      working ??= Promise.resolve().then(work);
    }),
    putOff: (task) => { late.push(task); },
    async idle() {
      while (working) await working;
    },
  };
}

/**
 * Begins, or waits while another process writes. SQLite would wait too (`busy_timeout`), but nothing else of this process would go on meanwhile; once it
 * has begun nobody else can be in its way.
 */
async function begin({ connection, longestWait, turns }: File): Promise<void> {
  await turns.giveWay();
  const last = performance.now() + longestWait;
  // Who has waited longer looks more often, so that it comes before who has just had its turn.
  for (let pause = 8; ; pause = Math.max(pause / 2, 2)) {
    try {
      connection.prepare("BEGIN IMMEDIATE").run();
      turns.withdraw();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > last) {
        turns.withdraw();
        throw error;
      }
    }
    turns.ask();
    await wait(pause);
  }
}

/** Takes of those that wait as many as there is time for, writes what they want, and commits. */
async function writeTogether(file: File, waiting: Waiting[], late: (() => void)[]): Promise<void> {
  const { connection } = file;
  const ended: { settle: Waiting["settle"]; outcome: Outcome }[] = [];
  let failure: Error | null = null;
  const patient = waiting.length;
  try {
    await begin(file);
  } catch (error) {
    for (const { settle } of waiting.splice(0, patient)) settle({ ok: false, error: error as Error });
    return;
  }
  const began = performance.now();
  do {
    const { run, settle } = waiting.shift()!;
    const { outcome, isLost } = await writeOne(connection, run, late);
    ended.push({ settle, outcome });
    // What was done before it in the same transaction is gone too, or nobody can say.
    if (isLost && !outcome.ok) failure = outcome.error;
  } while (!failure && waiting.length > 0 && performance.now() - began < longestTurn);
  try {
    if (!failure) {
      for (const task of late) task();
      connection.prepare("COMMIT").run();
    }
  } catch (error) {
    failure = error as Error;
  }
  late.length = 0;
  try {
    if (connection.inTransaction) connection.prepare("ROLLBACK").run();
  } catch (error) {
    failure ??= error as Error;
  }
  for (const { settle, outcome } of ended) settle(failure && outcome.ok ? { ok: false, error: failure } : outcome);
}

/** `isLost`: it failed so that the transaction around it is over, or cannot go on. */
async function writeOne(connection: Database, run: () => Promise<unknown>, late: (() => void)[]): Promise<{ outcome: Outcome; isLost: boolean }> {
  try {
    connection.prepare("SAVEPOINT one").run();
  } catch (error) {
    return { outcome: { ok: false, error: error as Error }, isLost: true };
  }
  const before = late.length;
  try {
    const value = await run();
    connection.prepare("RELEASE one").run();
    return { outcome: { ok: true, value }, isLost: false };
  } catch (error) {
    late.length = before;
    return { outcome: { ok: false, error: error as Error }, isLost: !takeBack(connection) };
  }
}

/** Takes back what was done since the savepoint, and answers whether that could be done. */
function takeBack(connection: Database): boolean {
  if (!connection.inTransaction) return false;
  try {
    connection.prepare("ROLLBACK TO one").run();
    connection.prepare("RELEASE one").run();
    return true;
  } catch {
    return false;
  }
}
