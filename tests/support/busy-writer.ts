// A thread that writes to a SQLite file without a pause until it is told to stop, and then says how many rows it wrote.
import Database from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import { createSqliteWriter } from "#db/sqlite-writer.ts";

const { file, first } = workerData as { file: string; first: number };
const connection = new Database(file);
const writer = createSqliteWriter(connection);
let last = first;
let written = 0;
let isStopped = false;
parentPort!.once("message", () => { isStopped = true; });

async function writeOn(): Promise<void> {
  while (!isStopped) {
    await writer.write(async () => {
      const until = performance.now() + 5;
      while (performance.now() < until);
      return Promise.resolve(connection.prepare("insert into numbers (value) values (?)").run((last -= 1)));
    });
    if ((written += 1) === 1) parentPort!.postMessage("begun");
  }
}

await Promise.all([writeOn(), writeOn(), writeOn()]);
connection.close();
parentPort!.postMessage(written);
