import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { expect, it } from "vitest";
import { createFinder } from "./find-route.ts";

type RouteObject = Parameters<typeof matchRoutes>[0][number];

const lines: [id: string, parentId: string | undefined, path: string | undefined, index?: true][] = [
  ["root", undefined, ""], ["start", "root", undefined, true], ["language", "root", ":lang"], ["home", "language", undefined, true],
  ["plan", "language", "plans/:plan"], ["list", "language", "plans/:plan/proposals"], ["new", "language", "plans/:plan/proposals/new"], ["proposal", "language", "proposals/:reference"],
  ["inbox", "language", "desk/:plan"], ["shortlist", "language", "desk/:plan/shortlist"], ["hide", "language", "desk/:plan/comments/:comment/hide"], ["case", "language", "desk/:plan/:reference"],
  ["not-found", "language", "*"], ["was", "root", "was"],
];
const routes = Object.fromEntries(lines.map(([id, parentId, path, index]) => [id, { id, parentId, path, index }])) as unknown as ServerBuild["routes"];

function treeUnder(parent: string | undefined): RouteObject[] {
  return lines.filter(([, parentId]) => parentId === parent).map(([id, , path, index]) => (index ? { id, index } : { id, path, children: treeUnder(id) }));
}

const segments = ["da", "plans", "desk", "DESK", "proposals", "new", "x", "Shortlist", "comments", "hide", "was"];
const upTo = (depth: number): string[] => (depth === 0 ? [""] : upTo(depth - 1).flatMap((path) => [path, ...segments.map((segment) => `${path}/${segment}`)]));

it("finds the page that Remix would, or leaves it to Remix", () => {
  const find = createFinder(routes);
  const tree = treeUnder(undefined);
  const paths = [...new Set(upTo(4)), "/da/desk/x/comments/y/hide", "/da/", "/da/plans/x/proposals/", "/"];
  const found = paths.filter((path) => find(path || "/") !== null);
  expect(found.length).toBeGreaterThan(500);
  for (const path of found) expect([path, find(path || "/")]).toEqual([path, matchRoutes(tree, path || "/")?.at(-1)?.route.id]);
});

it("leaves what is written unusually to Remix", () => {
  const find = createFinder(routes);
  for (const path of ["/da/%70lans/x", "/da//plans/x", "/da/plans/x.data", "/da/nothing/at/all", "/xx/yy"]) expect(find(path)).toBeNull();
});
