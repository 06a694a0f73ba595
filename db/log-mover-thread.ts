// The thread of `startLogMover`.
import Database from "better-sqlite3";
import { statSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";

/** How long it waits between one look and the next, in milliseconds: less where the log has so many pages that the writer will soon begin it anew, so that little is left for that. */
const often = 200;
const moreOften = 20;
const long = 4000;

const file = workerData as string;
const connection = new Database(file);
connection.pragma("synchronous = FULL");
// Whoever writes, and whoever moves the log now, goes first.
connection.pragma("busy_timeout = 0");
let moved = 0;
let timer: NodeJS.Timeout;

function look(): void {
  const pages = move();
  timer = setTimeout(look, pages > long ? moreOften : often);
}

/** Moves what was written since the last time. Answers how many pages the log has. */
function move(): number {
  try {
    const written = statSync(`${file}-wal`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (written === moved) return 0;
    const [{ log }] = connection.pragma("wal_checkpoint(PASSIVE)") as [{ log: number }];
    moved = written;
    return log;
  } catch {
    // The next look tries again. Of a disk that is full or broken hears who writes.
    return 0;
  }
}

parentPort!.once("message", () => {
  clearTimeout(timer);
  connection.close();
});
look();
