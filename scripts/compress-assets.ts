import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

/** What shrinks: fonts and pictures are packed already. In bytes: smaller than that, it is one packet anyway. */
const shrinks = /\.(?:js|css|svg|json|txt)$/;
const worthIt = 1024;

/** Puts each built file that shrinks beside itself a second and a third time, as `.br` and `.gz`, so that a server sends them as small as they come without doing it again for each reader. */
export function compressAssets(): Plugin {
  let isForBrowsers = false;
  return {
    name: "compress-assets",
    apply: "build",
    configResolved(config) { isForBrowsers = !config.build.ssr; },
    async writeBundle({ dir }, bundle) {
      if (!isForBrowsers || dir === undefined) return;
      await Promise.all(Object.keys(bundle).filter((name) => shrinks.test(name)).map(async (name) => {
        const file = path.join(dir, name);
        const content = await readFile(file);
        if (content.length < worthIt) return;
        await Promise.all([
          brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }).then((packed) => writeFile(`${file}.br`, packed)),
          zip(content, { level: constants.Z_BEST_COMPRESSION }).then((packed) => writeFile(`${file}.gz`, packed)),
        ]);
      }));
    },
  };
}
