import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";
import { compressAssets } from "./scripts/compress-assets.ts";

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Remix wants an interface here
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixConfig), compressAssets()],
  build: {
    // A platform that is running goes on giving out the files of the build that it started with, and so do pages that are open in browsers.
    emptyOutDir: false,
    // Icons stay files: one request each, cached for ever, and no data: URLs in the style sheet.
    assetsInlineLimit: 0,
  },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
});
