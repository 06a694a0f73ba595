import path from "node:path";
import { mixedPaths } from "./kept.ts";
import { listPath } from "./pages.ts";
import type { Bench } from "./run.ts";
import { startProduct } from "./servers.ts";
import { soak, type Soak } from "./soak.ts";
import { submissionLoad } from "./visitors.ts";
import { openProposals } from "./write-rows.ts";

/** Everything at once, for long. */
export async function measureSoak({ file, folder, cookies }: Bench, seconds: number): Promise<Soak> {
  const product = await startProduct(file, path.join(folder, "data-soak"), { PAGE_CACHE_MB: "64" });
  const searches = ["data", "borger", "kommune skole", "adgang", "åbenhed"].map((words) => `${listPath}?q=${encodeURIComponent(words)}`);
  try {
    return await soak(product, { cookies: cookies.participants, references: openProposals(file), kept: mixedPaths(file), searches, own: [listPath, "/da", "/da/account", mixedPaths(file)[1]!], forms: submissionLoad(product.url, cookies) }, seconds, (text) => process.stderr.write(text));
  } finally {
    await product.stop();
  }
}
