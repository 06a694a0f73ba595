// npm run dev: the platform with pages that are made anew when their sources change.
import { ensureInstalled, findNode, runFile } from "./setup.mjs";

await ensureInstalled();
process.exit(await runFile(findNode(), "app/server/dev.ts", process.argv.slice(2), { NODE_ENV: "development" }));
