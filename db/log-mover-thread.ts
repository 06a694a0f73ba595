// The thread of `startLogMover`.
import Database from "better-sqlite3";
import { statSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";

/** How long it waits between one look and the next, in milliseconds. */
const every = 200;

const file = workerData as string;
const connection = new Database(file);
// Whoever writes, and whoever moves the log now, goes first.
connection.pragma("busy_timeout = 0");
connection.pragma("synchronous = FULL");
let moved = 0;
const timer = setInterval(() => {
  const written = statSync(`${file}-wal`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (written === moved) return;
  try {
    connection.pragma("wal_checkpoint(PASSIVE)");
    moved = written;
  } catch {
    // The next look tries again. Of a disk that is full or broken hears who writes.
  }
}, every);
parentPort!.once("message", () => {
  clearInterval(timer);
  connection.close();
});
