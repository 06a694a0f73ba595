import type { Database } from "better-sqlite3";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** How processes that write to the same file let each other go first. */
export type Turns = {
  /** Says that this process waits for the file; to be said again while it does. */
  ask(): void;
  /** Says that it waits no longer: it has the file, or gives up. */
  withdraw(): void;
  /** Before a turn: leaves the file to whoever waits for it, until one of them has it or did not come in time. */
  giveWay(): Promise<void>;
};

/** So long, in milliseconds, the file is left to who waits, and so long an ask holds: a process that answers pages looks only now and then whether the file is free. */
const longestGap = 60;

/**
 * SQLite has no queue: who writes without a pause leaves the file free for less than a thousandth of a second at a time, and another process may
 * look for seconds without ever finding it so. Who waits therefore touches a file beside the database, and who writes looks whether it is there (docs/decisions/0055).
 * Where that file cannot be used, all is left to chance.
 */
export function createTurns(connection: Database): Turns {
  const asked = `${connection.name}-waiting`;
  let hasAsked = false;
  return {
    ask() {
      hasAsked = true;
      quietly(() => { writeFileSync(asked, ""); });
    },
    withdraw() {
      if (hasAsked) quietly(() => { rmSync(asked, { force: true }); });
      hasAsked = false;
    },
    async giveWay() {
      const last = performance.now() + longestGap;
      while (isFresh(asked) && performance.now() < last) await wait(1);
    },
  };
}

/** One that was left behind by a process that ended, or by a clock that was wrong, is none. */
function isFresh(file: string): boolean {
  try {
    const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Math.abs(Date.now() - touched) < longestGap;
  } catch {
    return false;
  }
}

function quietly(task: () => void): void {
  try {
    task();
  } catch {
    // It is a courtesy: nothing that is written depends on it.
  }
}
