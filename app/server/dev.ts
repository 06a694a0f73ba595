import type { ServerBuild } from "@remix-run/node";
import path from "node:path";
import { createServer } from "vite";
import { createHandler, type Handler } from "./http.ts";
import type { Platform } from "./platform.ts";
import { serve } from "./serve.ts";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * The handler over pages that Vite makes when they are asked for. No hot replacement: its inline script would break the
 * content security policy, and a reload shows the change. What pages do not import (this folder, db/) needs a restart.
 */
async function loadPagesFromSources(platform: Platform): Promise<Handler> {
  const vite = await createServer({ root, appType: "custom", server: { middlewareMode: true, hmr: false, ws: false } });
  const build = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
  const handlePage = createHandler(platform, { build, clientFolder: path.join(root, "public"), mode: "development" });
  return (request, response) => { vite.middlewares(request, response, () => { handlePage(request, response); }); };
}

await serve(loadPagesFromSources);
