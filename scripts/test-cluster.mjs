// npm run test:cluster: what it needs is installed and built, then tests/cluster/run.ts. With --without-pgbouncer only what needs no pgbouncer.
import { spawnSync } from "node:child_process";
import { ensureBuilt, ensureInstalled, findNode, runFile } from "./setup.mjs";

await ensureInstalled();
const node = findNode();
await ensureBuilt(node);
const args = process.argv.slice(2).filter((each) => each !== "--without-pgbouncer");
const program = process.argv.includes("--without-pgbouncer") ? null : findPgbouncer() ?? installPgbouncer();
const code = await runFile(node, "tests/cluster/run.ts", [...(program ? [`--pgbouncer=${program}`] : []), ...args]);
if (!program) console.log("Not tested: through pgbouncer. Install it (Debian: apt-get install -y pgbouncer) for the whole test.");
// 2: all that was tested is well, and not all of it was tested.
process.exit(code === 0 && !program ? 2 : code);

function findPgbouncer() {
  return ["pgbouncer", "/usr/sbin/pgbouncer"].find((name) => spawnSync(name, ["--version"]).status === 0);
}

function installPgbouncer() {
  if (process.getuid?.() !== 0) return undefined;
  const aptGet = (...args) => spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status === 0;
  console.log("Installing pgbouncer …");
  return aptGet("install", "-y", "pgbouncer") || (aptGet("update") && aptGet("install", "-y", "pgbouncer")) ? findPgbouncer() : undefined;
}
