import type { Database } from "better-sqlite3";
import { statSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** How a process lets others write to the same file. */
export type Turns = {
  /** Says that this process waits, to be said again while it does. */
  ask(): void;
  /** To be called when this process has the file. */
  begin(): void;
  /** Between two commits: leaves the file to whoever asked since this process had it, until they wrote, or did not come in time. */
  giveWay(): Promise<void>;
};

/** So long, in milliseconds, the file is left to who asked: a process that answers pages looks only now and then whether it is free. */
const longestGap = 60;

/**
 * SQLite has no queue: who writes without a pause leaves the file free for less than a thousandth of a second at a time, and another process may
 * look for seconds without ever finding it so. Who waits therefore touches a file beside the database, and who writes looks at it after each commit.
 */
export function createTurns(connection: Database): Turns {
  const asked = `${connection.name}-waiting`;
  let began = 0;
  return {
    ask() {
      try {
        writeFileSync(asked, "");
      } catch {
        // Then it has to find the file free by chance.
      }
    },
    begin() { began = Date.now(); },
    async giveWay() {
      const wanted = statSync(asked, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (wanted <= Math.max(began, Date.now() - longestGap)) return;
      const before = connection.pragma("data_version", { simple: true });
      const last = performance.now() + longestGap;
      // It changes when another connection has committed.
      do await wait(1); while (performance.now() < last && connection.pragma("data_version", { simple: true }) === before);
      began = Date.now();
    },
  };
}
