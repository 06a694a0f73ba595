// A thread that writes to a SQLite file without a pause until it is told to stop, and then says how many rows it wrote.
import Database from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import { createSqliteWriter } from "#db/sqlite-writer.ts";

const connection = new Database(workerData as string);
const writer = createSqliteWriter(connection);
let last = 0;
let written = 0;
let isStopped = false;
parentPort!.once("message", () => { isStopped = true; });
parentPort!.postMessage("begun");

async function writeOn(): Promise<void> {
  while (!isStopped) {
    await writer.write(async () => {
      const until = performance.now() + 5;
      while (performance.now() < until);
      return Promise.resolve(connection.prepare("insert into numbers (value) values (?)").run((last -= 1)));
    });
    written += 1;
  }
}

await Promise.all([writeOn(), writeOn(), writeOn()]);
connection.close();
parentPort!.postMessage(written);
