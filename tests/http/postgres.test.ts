import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres, type PostgresServer } from "#tests/support/postgres-server.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { Client } from "./client.ts";

// The whole platform on PostgreSQL: the way from a draft to an answer, and what only this database trips over.

let folder = "";
let postgres: PostgresServer;
let server: TestServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "samplan-http-"));
  // PostgreSQL may run as another account, which has to come through here.
  chmodSync(folder, 0o755);
  postgres = await startPostgres(folder);
  server = await startServer({ databaseUrl: postgres.url("postgres") });
});

afterAll(async () => {
  await server?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const newClient = () => new Client(server.url);

test("a proposal is written, sent, found, discussed, shortlisted and answered", async () => {
  const write = "/da/plans/ogp-2026-2028/proposals/new";
  const author = await newClient().signIn("citizen@samplan.example");
  const saved = await author.post(`${write}/save`, { draft: "", theme: "open-data", title: "Åbne fyrtårne på PostgreSQL", problem: "p", change: "c", effect: "e" });
  const sent = await author.post(`${write}/review`, { draft: (JSON.parse(saved.text) as { draft: string }).draft, display: "name" });
  const reference = /proposals\/([^/]+)\/receipt/.exec(sent.location ?? "")![1]!;
  expect((await author.get(sent.location!)).status).toBe(200);
  expect((await newClient().get("/en/plans/ogp-2026-2028/proposals?q=aabne+fyrtaarn&sort=relevance")).text).toContain(reference);

  const ngo = await newClient().signIn("ngo@samplan.example");
  expect((await ngo.post(`/da/proposals/${reference}`, { intent: "comment", stance: "for", body: "Ja tak.", display: "organisation" })).status).toBe(303);
  expect((await ngo.post(`/da/proposals/${reference}`, { intent: "support" })).status).toBe(303);

  const moderator = await newClient().signIn("moderator@samplan.example");
  const desk = `/da/desk/ogp-2026-2028/${reference}`;
  const version = async () => /name="version" value="(\d+)"/.exec((await moderator.get(desk)).text)![1]!;
  expect((await moderator.post(desk, { intent: "take", version: await version() })).status).toBe(303);
  expect((await moderator.post(desk, { intent: "shortlist", initiative: "new", title: "Fyrtårne", degree: "full" })).status).toBe(303);
  expect((await moderator.post(`${desk}/answer`, { intent: "publish", outcome: "adopted", version: await version() })).status).toBe(303);
  const page = await newClient().get(`/da/proposals/${reference}`);
  for (const text of ["Ja tak.", "Fyrtårne", "Svar fra koordinatoren"]) expect(page.text).toContain(text);
});

test("a NUL in a value, in the name of a field, in the address or in the query is no error of ours", async () => {
  const moderator = await newClient().signIn("moderator@samplan.example");
  const comment = "intent=comment&stance=for&body=a%00b&%00=1&a%00b=2";
  expect((await newClient().post("/en/proposals/OGP28-A-0025", comment)).status).toBe(303);
  expect((await moderator.post("/en/proposals/OGP28-A-0025", comment)).status).toBe(303);
  expect((await newClient().get("/en/plans/ogp-2026-2028/proposals?q=%00&theme=%00&cursor=%00")).status).toBe(200);
  expect((await newClient().get("/en/proposals/%00")).status).toBe(404);
  expect([200, 404]).toContain((await moderator.get("/en/desk/ogp-2026-2028/shortlist?refs=%00")).status);
});

test("pages of a list join without a gap, forwards and back", async () => {
  const pages: string[][] = [];
  let path: string | undefined = "/en/plans/ogp-2026-2028/proposals?sort=supported";
  let back: string | undefined;
  while (path) {
    const { text } = await newClient().get(path);
    pages.push([...text.matchAll(/href="\/en\/proposals\/(OGP28-[^"]+)"/g)].map((each) => each[1]!));
    path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
    back = /href="([^"]+)" rel="prev"/.exec(text)?.[1]?.replaceAll("&amp;", "&") ?? back;
  }
  expect(new Set(pages.flat()).size).toBe(pages.flat().length);
  expect(pages.flat().length).toBeGreaterThanOrEqual(42);
  const before = [...(await newClient().get(back!)).text.matchAll(/href="\/en\/proposals\/(OGP28-[^"]+)"/g)].map((each) => each[1]!);
  expect(before).toEqual(pages.at(-2));
});

test("nothing failed behind these answers", () => {
  expect(server.log).toEqual([]);
});
