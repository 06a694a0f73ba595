import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openStore } from "#db/connection.ts";
import type { Store } from "#db/store.ts";
import { queueMails } from "#app/domain/mail/queue-mail.server.ts";
import { contextFor, system } from "#tests/support/context.ts";
import { startPostgres, type PostgresServer } from "#tests/support/postgres-server.ts";
import { isAlive, startProduct, type Product } from "#tests/support/product.ts";
import { Client, send } from "./client.ts";
import { startLoad } from "./load.ts";

// Several processes under the supervisor, run as people run them, while somebody asks, writes and gets mail.

let folder = "";
let postgres: PostgresServer;
let postOffice: SMTPServer;
const receivers: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "samplan-workers-"));
  // PostgreSQL may run as another account, which has to come through here.
  chmodSync(folder, 0o755);
  postgres = await startPostgres(folder);
  postOffice = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      receivers.push(...session.envelope.rcptTo.map(({ address }) => address));
      stream.resume();
      stream.on("end", () => { done(); });
    },
  });
  postOffice.listen(0, "127.0.0.1");
  await once(postOffice.server, "listening");
});

afterAll(async () => {
  await postgres?.stop();
  await new Promise<void>((resolve) => { postOffice.close(() => { resolve(); }); });
  rmSync(folder, { recursive: true, force: true });
});

// Every process that starts takes a second of CPU, and a busy machine has little of it to give.
const patience = { timeout: 120_000 };
const mailUrl = () => `smtp://127.0.0.1:${(postOffice.server.address() as AddressInfo).port}`;

describe.each(["SQLite", "PostgreSQL"])("two processes on %s", patience, (database) => {
  // What a connection that no process has yet taken up needs, when all are asked to end at once.
  const settings = () => ({ WEB_CONCURRENCY: "2", STOP_DELAY_SECONDS: "1", DATABASE_URL: database === "SQLite" ? path.join(folder, "samplan.db") : postgres.url("postgres"), MAIL_URL: mailUrl() });
  let product: Product;
  let store: Store;
  let cookie = "";

  beforeAll(async () => {
    product = await startProduct(settings());
    store = openStore(settings().DATABASE_URL);
    cookie = (await new Client(product.url).signIn("citizen@samplan.example")).cookieHeader;
    await vi.waitFor(() => { expect(product.processes()).toHaveLength(2); }, patience);
  });

  afterAll(async () => {
    await store?.close();
    await product?.remove();
  });

  async function areStored(texts: readonly string[]): Promise<boolean> {
    const { comments } = store.tables;
    const stored = new Set((await store.read.select({ body: comments.body }).from(comments)).map(({ body }) => body));
    return texts.every((text) => stored.has(text));
  }

  test("each mail is sent once", async () => {
    const now = new Date();
    const addresses = Array.from({ length: 100 }, (_, number) => `${database.toLowerCase()}-${number}@mail.example`);
    const ctx = contextFor(store, system, { now });
    await store.write((tx) => queueMails(ctx, tx, addresses.map((to) => ({ kind: "password_changed", to, locale: "da", payload: { name: "Ane" }, dedupeKey: `test:${to}` }))));
    const received = () => receivers.filter((each) => each.startsWith(database.toLowerCase()));
    await expect.poll(() => received().length, patience).toBeGreaterThanOrEqual(addresses.length);
    expect(received().sort()).toEqual([...addresses].sort());
  });

  test("a restart replaces each, and no request fails meanwhile", async () => {
    const before = product.processes();
    const load = startLoad({ url: product.url, cookie });
    product.signal("SIGHUP");
    await expect.poll(() => product.said(), patience).toContain("restart done");
    const { statuses, failures, acknowledged } = await load.stop();
    expect(failures).toEqual([]);
    expect([...new Set(statuses)].sort()).toEqual([200, 303]);
    expect(await areStored(acknowledged)).toBe(true);
    expect(product.processes()).toHaveLength(2);
    expect(product.processes().filter((pid) => before.includes(pid))).toEqual([]);
  });

  test("what was acknowledged is there after one of them is killed, and another takes its place", async () => {
    const load = startLoad({ url: product.url, cookie, retries: true });
    const [first, second] = product.processes();
    process.kill(first!, "SIGKILL");
    await expect.poll(() => product.processes().filter((pid) => pid !== first && pid !== second).length, patience).toBe(1);
    const { statuses, acknowledged } = await load.stop();
    expect([...new Set(statuses)].sort()).toEqual([200, 303]);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await areStored(acknowledged)).toBe(true);
  });

  test.runIf(database === "SQLite")("settings that cannot be used leave what runs running; usable ones are taken", async () => {
    const before = product.processes();
    product.setSettings({ ...settings(), LOG_LEVEL: "loud" });
    product.signal("SIGHUP");
    await expect.poll(() => product.said(), patience).toContain("LOG_LEVEL");
    // Nor does a database that the new processes cannot open.
    product.setSettings({ ...settings(), DATABASE_URL: folder });
    product.signal("SIGHUP");
    await expect.poll(() => product.said().split("restart failed").length - 1, patience).toBe(2);
    expect(product.said()).toContain("cannot be written to");
    expect(product.processes()).toEqual(before);
    expect((await send(product.url, "/da")).status).toBe(200);
    product.setSettings({ ...settings(), WEB_CONCURRENCY: "1" });
    product.signal("SIGHUP");
    await expect.poll(() => product.said().split("restart done").length - 1, patience).toBe(2);
    expect(product.processes()).toHaveLength(1);
  });

  test.runIf(database === "SQLite" && existsSync("/proc/self/status"))("the supervisor is small", () => {
    const memory = (pid: number) => Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]);
    expect(memory(product.pid)).toBeLessThan(memory(product.processes()[0]!) / 2);
  });

  test("asked to end, all finish what they do", async () => {
    const load = startLoad({ url: product.url, cookie });
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    const all = product.processes();
    // Whoever sends requests here stops when they are told to, as a proxy does.
    const result = load.stop();
    product.signal("SIGTERM");
    expect((await result).failures).toEqual([]);
    expect(await product.ended()).toBe(0);
    expect(all.filter((pid) => isAlive(pid))).toEqual([]);
    expect(await areStored((await result).acknowledged)).toBe(true);
  });
});

describe("ends", patience, () => {
  const settings = (more: Record<string, string>) => ({ DATABASE_URL: path.join(folder, "samplan.db"), ...more });

  test("a platform that is asked to end says that it is not ready, answers for a while, and ends", async () => {
    for (const supervised of [false, true]) {
      const product = await startProduct(settings({ STOP_DELAY_SECONDS: "2", ...(supervised && { WEB_CONCURRENCY: "1" }) }));
      try {
        expect((await send(product.url, "/readyz")).status).toBe(200);
        product.signal("SIGTERM");
        await expect.poll(async () => (await send(product.url, "/readyz")).status).toBe(503);
        expect((await send(product.url, "/healthz")).status).toBe(200);
        const page = await send(product.url, "/da");
        expect([page.status, page.headers.connection]).toEqual([200, "close"]);
        expect(await product.ended()).toBe(0);
      } finally {
        await product.remove();
      }
    }
  });

  test("processes whose supervisor is killed end too", async () => {
    const product = await startProduct(settings({ WEB_CONCURRENCY: "1" }));
    try {
      await expect.poll(() => product.processes().length, patience).toBe(1);
      const [only] = product.processes();
      product.signal("SIGKILL");
      await expect.poll(() => isAlive(only!), patience).toBe(false);
    } finally {
      await product.remove();
    }
  });

  test("a platform whose processes cannot listen says why, once, and ends", async () => {
    const other = await startProduct(settings({}));
    try {
      await expect(startProduct(settings({ WEB_CONCURRENCY: "2", PORT: new URL(other.url).port }))).rejects.toThrow(/^It ended before it listened: Port \d+ is already in use[^\n]*\n$/);
    } finally {
      await other.remove();
    }
  });
});
