import type { ServerBuild } from "@remix-run/node";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createHandler, type Handler } from "./http.ts";
import type { Platform } from "./platform.ts";
import { StartFailure } from "./start-failure.ts";

const buildFolder = path.resolve(import.meta.dirname, "../../build");

/** The handler over the pages that `npm run build` made. */
export async function loadBuiltPages(platform: Platform): Promise<Handler> {
  const file = path.join(buildFolder, "server/index.js");
  if (!existsSync(file)) throw new StartFailure("The pages are not built yet. Use npm start, or run npm run build first.");
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  return createHandler(platform, { build, clientFolder: path.join(buildFolder, "client"), mode: "production" });
}
