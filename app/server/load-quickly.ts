import { enableCompileCache, registerHooks, type ResolveFnOutput } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * Makes the imports that come after it take a third of the time (docs/decisions/0048). What Node compiles is kept beside the built pages
 * for the next start; where that folder cannot be written, it is compiled each time.
 */
export function loadQuickly(): void {
  enableCompileCache(fileURLToPath(new URL("../../build/compiled", import.meta.url)));
  registerHooks({ resolve: (specifier, { parentURL }, next) => findInDrizzle(specifier, parentURL, next) ?? next(specifier) });
}

const found = new Map<string, ResolveFnOutput>();

/**
 * Node reads the package.json of a file's package to know what kind of module it is. That of drizzle has 180 kB, and Node reads it
 * again for each of the 150 files in it, and each of our 400 that import it. All of them are ES modules.
 */
function findInDrizzle(specifier: string, parent: string | undefined, next: (specifier: string) => ResolveFnOutput): ResolveFnOutput | null {
  if (parent?.includes("/node_modules/drizzle-orm/") && /^\..*\.js$/.test(specifier)) return { url: new URL(specifier, parent).href, format: "module", shortCircuit: true };
  if (!/^drizzle-orm(\/|$)/.test(specifier)) return null;
  let answer = found.get(specifier);
  if (!answer) found.set(specifier, (answer = { ...next(specifier), shortCircuit: true }));
  return answer;
}
