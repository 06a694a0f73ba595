// A thread that writes as another process does, durably, at a steady pace.
import Database from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";

const { file, every } = workerData as { file: string; every: number };
const connection = new Database(file);
for (const pragma of ["synchronous = FULL", "busy_timeout = 5000"]) connection.pragma(pragma);
const write = connection.prepare("update plans set version = version + 1");
write.run();
setInterval(() => { write.run(); }, every);
parentPort!.postMessage("writing");
