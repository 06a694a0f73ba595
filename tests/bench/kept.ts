import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { measure, type Figures } from "./measure.ts";
import { listPath } from "./pages.ts";
import { startBare, startProduct } from "./servers.ts";

const writeEvery = 20;

/**
 * Pages as everyone sees them, which are kept until something is written: with nothing written, and with a write every 20 ms by another
 * process; beside a bare server that sends as many bytes from memory.
 */
export async function measureKept({ file, folder, bytes, seconds }: { file: string; folder: string; bytes: number; seconds: number }): Promise<[string, Figures][]> {
  const rows: [string, Figures][] = [];
  const measureRow = async (name: string, server: Parameters<typeof measure>[0], headers: Record<string, string> = {}) => {
    process.stderr.write(`${name} … `);
    const figures = await measure(server, { path: listPath, headers: { cookie: "samplan_language=da", ...headers } }, seconds);
    process.stderr.write(`${figures.rps.toFixed(0)}/s\n`);
    rows.push([name, figures]);
  };
  const bare = await startBare(bytes);
  try {
    await measureRow("limit: a bare server, from memory", bare);
  } finally {
    await bare.stop();
  }
  const product = await startProduct(file, path.join(folder, "data-kept"), { PAGE_CACHE_MB: "64" });
  try {
    await measureRow("list, page 1, kept", product);
    await measureRow("list, page 1, kept, gzip", product, { "accept-encoding": "gzip" });
    const writer = new Worker(new URL("write-thread.ts", import.meta.url), { workerData: { file, every: writeEvery } });
    await once(writer, "message");
    await measureRow(`list, page 1, kept, a write every ${writeEvery} ms`, product);
    await writer.terminate();
  } finally {
    await product.stop();
  }
  return rows;
}
