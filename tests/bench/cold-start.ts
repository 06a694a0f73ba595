import path from "node:path";
import { startProduct } from "./servers.ts";

const starts = 5;

/** From the start of the process to the first page, in milliseconds: the middle one of five. The database was opened before, by a start that does not count. */
export async function measureColdStart(file: string, folder: string): Promise<number> {
  const took: number[] = [];
  for (let start = 0; start <= starts; start += 1) {
    const began = performance.now();
    const product = await startProduct(file, path.join(folder, "data-cold"), { PAGE_CACHE_MB: "64" });
    const answer = await fetch(`${product.url}/da`);
    await answer.arrayBuffer();
    if (start > 0) took.push(performance.now() - began);
    await product.stop();
    if (answer.status !== 200) throw new Error(`The first page was answered ${answer.status}`);
  }
  return took.sort((a, b) => a - b)[Math.floor(starts / 2)]!;
}
