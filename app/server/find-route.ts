import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/** A page's address as segments in lower case; one that begins with a colon stands for anything. */
type Leaf = { id: string; segments: string[]; isIndex: boolean };

/**
 * Finds the route that Remix would choose, by the same rules: of those with as many segments that fit, the one with the
 * highest score, then the first. What is not plainly one of our pages (an unknown address, an encoded one) is null.
 */
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
export function lineOf(routes: Routes, id: string): string[] {
  const parent = routes[id]?.parentId;
  return parent ? [...lineOf(routes, parent), id] : [id];
}
