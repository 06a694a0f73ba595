import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPrimary, until, type Node } from "#tests/support/postgres-cluster.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { openDoor, type Door } from "#tests/support/tcp-door.ts";
import { Client, send } from "./client.ts";

// The whole platform on a primary and a replica of it. One test after the other: in the end the primary is gone.

let folder = "";
let primary: Node;
let replica: Node;
let address: Door;
let server: TestServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "samplan-http-"));
  // PostgreSQL may run as another account, which has to come through here.
  chmodSync(folder, 0o755);
  primary = await startPrimary(folder, "one", ["fsync=off", "shared_buffers=32MB"]);
  address = await openDoor(primary.port);
  replica = await primary.copyAsStandby("two", `host=127.0.0.1 port=${address.port} user=postgres`);
  await replica.start();
  server = await startServer({ databaseUrl: `postgres://postgres@127.0.0.1:${address.port}/samplan`, settings: { DATABASE_REPLICA_URL: replica.url } });
  await until("the replica is read from", isReadFrom);
});

afterAll(async () => {
  await server?.stop();
  await address?.close();
  await replica?.stop();
  await primary?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const newClient = () => new Client(server.url);
const isReadFrom = async () => {
  const { store } = server.platform;
  return store.source(await store.position()) !== store.primary;
};
const list = "/da/plans/ogp-2026-2028/proposals";
const written = /^samplan_written=([0-9A-F]+\/[0-9A-F]+); Path=\/; Max-Age=60; HttpOnly; SameSite=Lax$/;
const markOf = (cookies: readonly string[]) => cookies.filter((cookie) => cookie.startsWith("samplan_written="));

test("who only reads is not marked as one who wrote", async () => {
  for (const path of ["/da", list, `${list}/new`, "/da/sign-in", "/da/nothing"]) expect(markOf((await newClient().get(path)).cookies), path).toEqual([]);
});

test("who wrote is marked with where it is, and finds it while the replica stands still; others read the replica", async () => {
  const author = await newClient().signIn("citizen@samplan.example");
  await until("the replica is read from", isReadFrom);
  await replica.ask("select pg_wal_replay_pause()");
  const answer = await author.post("/da/proposals/OGP28-O-0003", { intent: "comment", stance: "for", body: "Nyt, som replikaen ikke har.", display: "name" });
  expect(answer.status).toBe(303);
  expect(markOf(answer.cookies)).toEqual([expect.stringMatching(written)]);
  expect((await author.get("/da/proposals/OGP28-O-0003")).text).toContain("Nyt, som replikaen ikke har.");
  const others: Record<string, string>[] = [{}, { cookie: "samplan_written=0/0" }, { cookie: "samplan_written=///" }, { cookie: "samplan_browser=abc" }];
  for (const headers of others) expect((await send(server.url, "/da/proposals/OGP28-O-0003", { headers })).text).not.toContain("Nyt, som replikaen ikke har.");
  // One that is made up leads to what everyone may read.
  expect((await send(server.url, "/da/proposals/OGP28-O-0003", { headers: { cookie: "samplan_written=FFFFFFFF/FFFFFFFF" } })).text).toContain("Nyt, som replikaen ikke har.");
  await replica.ask("select pg_wal_replay_resume()");
  await until("everyone finds it", async () => (await newClient().get("/da/proposals/OGP28-O-0003")).text.includes("Nyt, som replikaen ikke har."));
});

test("a form that wrote nothing leaves no mark", async () => {
  const answer = await newClient().post("/da/plans/nowhere/proposals/new", { title: "Uden plan" });
  expect([answer.status, markOf(answer.cookies)]).toEqual([404, []]);
});

test("while the primary is away readers are served, and a form says so, gives back what was typed, and asks to come again", async () => {
  const author = await newClient().signIn("citizen@samplan.example");
  await until("the replica is read from", isReadFrom);
  server.log.length = 0;
  address.leadTo(null);
  expect((await newClient().get("/readyz")).status).toBe(200);
  expect((await newClient().get(list)).status).toBe(200);
  const form = await author.post(list.replace("proposals", "proposals/new"), { title: "Skrevet, mens databasen var væk", problem: "Et problem med <mange> ord i.", change: "c", effect: "e", theme: "open-data", intent: "review" });
  expect([form.status, form.headers["retry-after"]]).toEqual([503, "10"]);
  for (const text of ["Vi er væk et øjeblik", "Skrevet, mens databasen var væk", "Et problem med &lt;mange&gt; ord i."]) expect(form.text).toContain(text);
  const page = await author.get("/da/account");
  expect([page.status, page.headers["retry-after"]]).toEqual([503, "10"]);
  const events = server.log.filter(({ event }) => event !== "worker failed").map(({ event }) => event);
  expect(events).toEqual(["form failed", "page failed"]);
  address.leadTo(primary.port);
  expect((await author.get("/da/account")).status).toBe(200);
});
