// node scripts/run.mjs FILE args…: runs a TypeScript file of the project with the right Node, after installing what is missing.
import { ensureInstalled, findNode, giveUp, runFile } from "./setup.mjs";

const [file, ...args] = process.argv.slice(2);
if (!file) giveUp("Name the file to run: node scripts/run.mjs FILE args…");
await ensureInstalled();
process.exit(await runFile(findNode(), file, args));
