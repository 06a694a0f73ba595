import type { ServerBuild } from "@remix-run/node";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessLevels } from "#app/server/route.server.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

type Listed = { loader: string | null; action: string | null };

const build = (await import(pathToFileURL(path.resolve("build/server/index.js")).href)) as ServerBuild;
const listed = JSON.parse(readFileSync(new URL("routes.json", import.meta.url), "utf8")) as Record<string, Listed>;

/** What a loader or action declares; "untagged" when it was not made by page() or form(). */
function accessOf(handler: unknown): string | null {
  if (handler === undefined) return null;
  return (handler as { access?: string }).access ?? "untagged";
}

/** The whole path of a route. A layout has the path of its index page, so it is marked. */
function pathOf(id: string): string {
  const parts: string[] = [];
  for (let route = build.routes[id]; route; route = route.parentId === undefined ? undefined : build.routes[route.parentId]) if (route.path) parts.unshift(route.path);
  const isLayout = Object.values(build.routes).some((other) => other?.parentId === id);
  return `/${parts.join("/")}${isLayout ? ` (around its pages: ${id})` : ""}`;
}

const found: Record<string, Listed> = Object.fromEntries(Object.entries(build.routes).map(([id, route]) => [pathOf(id), { loader: accessOf(route?.module.loader), action: accessOf(route?.module.action) }]));

describe("the routes", () => {
  it("are those of routes.json, with the access written there: a new or changed route is a decision", () => { expect(found).toEqual(listed); });

  it.each(Object.entries(found))("%s declares who may come", (_, { loader, action }) => {
    for (const access of [loader, action]) if (access !== null) expect(accessLevels).toContain(access);
  });

  it("leave headers to the scope of the request, as app/server/page-handler.ts asks nobody else", () => {
    expect(Object.values(build.routes).filter((route) => route?.module.headers !== undefined).map((route) => route?.id)).toEqual([]);
  });

  it.each(Object.keys(found).filter((each) => each.includes("/desk")))("%s is for staff", (each) => {
    const { loader, action } = found[each]!;
    for (const access of [loader, action]) if (access !== null) expect(["moderator", "coordinator", "admin"]).toContain(access);
    expect(loader).not.toBeNull();
  });
});

describe("a form", () => {
  let server: TestServer;
  beforeAll(async () => { server = await startServer(); });
  afterAll(async () => { await server.stop(); });

  const concrete = (pattern: string) => pattern.replace(/ \(.*/, "").replace(":lang", "da").replace(":plan", "ogp-2026-2028").replace(":reference", "OGP28-C-0001").replace(":organisation", "019a2b3c-0000-7000-8000-000000000000").replace(":comment", "019a2b3c-0000-7000-8000-000000000000").replace(":theme", "x").replace("*", "x");
  const post = (pattern: string, headers: Record<string, string>) => fetch(`${server.url}${concrete(pattern)}`, { method: "POST", redirect: "manual", headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers }, body: "intent=x" });
  const mutating = Object.entries(found).filter(([, { action }]) => action !== null).map(([pattern]) => pattern);

  it("is taken on some routes", () => { expect(mutating.length).toBeGreaterThan(8); });

  it.each(mutating)("to %s is refused from another site, and taken from our own", async (pattern) => {
    const { host } = new URL(server.url);
    for (const origin of ["https://evil.example", "null", "", `https://${host}`, `${server.url}.evil.example`, `${server.url}/`, `http://${host.split(":")[0]!}:1`]) {
      const answer = await post(pattern, origin === "" ? {} : { Origin: origin });
      expect(answer.status, `Origin ${origin || "missing"}`).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.text()).toContain("another site");
    }
    const own = await post(pattern, { Origin: server.url });
    expect(own.status === 403 ? await own.text() : "").not.toContain("another site");
  });

  it("is refused from another site also on pages that take none, and there is no second door for data", async () => {
    expect([403, 404]).toContain((await post("/da/sign-in.data", { Origin: "https://evil.example" })).status);
    for (const pattern of ["/da", "/da/plans", "/was", "/nowhere"]) expect((await post(pattern, { Origin: "https://evil.example" })).status, pattern).toBe(403);
  });

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])("is never sent by %s", async (method) => {
    const answer = await fetch(`${server.url}/da/sign-in`, { method, headers: { Origin: server.url } });
    expect(answer.status).toBe(405);
  });
});
