import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { serverEnv, serverFlags } from "../../scripts/setup.mjs";

/** Acts on 1,000 cases, and the export of the list: how long each takes, and how much memory. */
export async function measureBulk(file: string): Promise<string> {
  process.stderr.write("bulk and export … ");
  const run = async (part: string) => (await promisify(execFile)(process.execPath, [...serverFlags, path.join(import.meta.dirname, "bulk.ts"), file, part], { env: { ...process.env, ...serverEnv, NODE_ENV: "production" } })).stdout;
  const tables = [await run("acts"), await run("exports")];
  process.stderr.write("done\n");
  return tables.join("\n");
}
