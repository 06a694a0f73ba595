// npm start: installs and builds what is missing or has changed, then runs the platform.
import { ensureBuilt, ensureInstalled, findNode, runFile, serverEnv, serverFlags } from "./setup.mjs";

await ensureInstalled();
const node = findNode();
await ensureBuilt(node);
process.exit(await runFile(node, "app/server/main.ts", process.argv.slice(2), { ...serverEnv, NODE_ENV: process.env.NODE_ENV || "production" }, serverFlags));
