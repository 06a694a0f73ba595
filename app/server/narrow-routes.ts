import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { createPageHandler } from "./page-handler.ts";

/** A page's address as segments in lower case; one that begins with a colon stands for anything. */
type Leaf = { id: string; segments: string[]; isIndex: boolean };

type Routes = ServerBuild["routes"];

/**
 * A handler of requests that looks for the route first and lets Remix see only that one and its parents. Remix compares
 * every address with all routes of the build, builds the expressions for it anew, and does so four times a request: half
 * the time of a small page. What is not plainly one of our pages (an unknown address, an encoded one) goes to the whole build.
 */
export function createNarrowHandler(build: ServerBuild, mode: string): RequestHandler {
  const whole = createRequestHandler(build, mode);
  const find = createFinder(build.routes);
  const handlers = new Map<string, RequestHandler>();
  return (request, context) => {
    const id = find(new URL(request.url).pathname);
    if (id === null) return whole(request, context);
    let handler = handlers.get(id);
    if (!handler) handlers.set(id, (handler = build.routes[id]!.module.default ? createPageHandler(build, lineOf(build.routes, id)) : createRequestHandler(withOnly(build, id), mode)));
    return handler(request, context);
  };
}

/** Finds the route that Remix would choose, by the same rules: of those with as many segments that fit, the one with the highest score, then the first. */
export function createFinder(routes: Routes): (pathname: string) => string | null {
  const parents = new Set(Object.values(routes).map((route) => route?.parentId));
  const leaves = Object.keys(routes).filter((id) => !parents.has(id)).map((id) => leafOf(routes, id)).filter((leaf) => !leaf.segments.includes("*"));
  const byLength = Map.groupBy(leaves.sort((a, b) => scoreOf(b) - scoreOf(a)), (leaf) => leaf.segments.length);
  return (pathname) => {
    if (/%|\/\/|\.data$/.test(pathname)) return null;
    const segments = pathname.toLowerCase().split("/").filter((segment) => segment !== "");
    return byLength.get(segments.length)?.find((leaf) => leaf.segments.every((segment, place) => segment.startsWith(":") || segment === segments[place]))?.id ?? null;
  };
}

function leafOf(routes: Routes, id: string): Leaf {
  const path = lineOf(routes, id).map((each) => routes[each]?.path ?? "").join("/");
  return { id, segments: path.toLowerCase().split("/").filter((segment) => segment !== ""), isIndex: routes[id]?.index === true };
}

/** As Remix weighs them: 10 for a fixed segment, 3 for one that stands for anything, 2 for an index. */
function scoreOf({ segments, isIndex }: Leaf): number {
  return segments.reduce((sum, segment) => sum + (segment.startsWith(":") ? 3 : 10), isIndex ? 2 : 0);
}

/** The route with its parents, the outermost first. */
function lineOf(routes: Routes, id: string): string[] {
  const parent = routes[id]?.parentId;
  return parent ? [...lineOf(routes, parent), id] : [id];
}

function withOnly(build: ServerBuild, id: string): ServerBuild {
  const line = new Set(lineOf(build.routes, id));
  const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([each]) => line.has(each)));
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } };
}
