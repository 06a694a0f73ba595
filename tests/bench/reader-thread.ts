// A thread of readers, so that nothing else the benchmark does makes an answer look late.
import { parentPort, workerData } from "node:worker_threads";
import { readPages, type Reading } from "./reader.ts";

parentPort!.postMessage(await readPages(workerData as Reading));
