import { eq, sql } from "drizzle-orm";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "#db/connection.ts";
import { isReadOnlyServer, isServerLost, isUnavailable } from "#db/errors.ts";
import { migrateDatabase } from "#db/migrate.ts";
import type { Store, WriteHandle } from "#db/store.ts";
import { addPlan } from "#tests/support/plans.ts";
import { startPrimary, until, type Node } from "#tests/support/postgres-cluster.ts";
import { openDoor, type Door } from "#tests/support/tcp-door.ts";

describe("a transaction on PostgreSQL", () => {
  let folder = "";
  let server: Node;
  let address: Door;
  let store: Store;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "samplan-write-"));
    chmodSync(folder, 0o755);
    server = await startPrimary(folder, "one", ["fsync=off", "shared_buffers=32MB"]);
    address = await openDoor(server.port);
    await migrateDatabase(server.url);
    store = openStore(`postgres://postgres@127.0.0.1:${address.port}/samplan`, { statementSeconds: 2, connections: 2 });
    await addPlan(store);
  });

  afterAll(async () => {
    await store?.close();
    await address?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const execute = (tx: WriteHandle, statement: string) => (tx as unknown as { execute: (query: unknown) => Promise<unknown> }).execute(sql.raw(statement));
  const setVersion = async (tx: WriteHandle, version: number) => { await tx.update(store.tables.plans).set({ version }).where(eq(store.tables.plans.slug, "plan-a")); };
  const version = async () => (await store.read.select({ version: store.tables.plans.version }).from(store.tables.plans))[0]!.version;

  it("begins again where the connection broke before it was to be kept", async () => {
    let times = 0;
    await store.write(async (tx) => {
      times += 1;
      await setVersion(tx, 10 + times);
      if (times === 1) await execute(tx, "select pg_terminate_backend(pg_backend_pid())");
    });
    expect([times, await version()]).toEqual([2, 12]);
  });

  it("does not begin again where it may have been kept", async () => {
    let times = 0;
    const error: unknown = await store.write(async (tx) => {
      times += 1;
      await setVersion(tx, 20);
      // Cuts off who is connected; a new connection would be made.
      address.leadTo(server.port);
    }).catch((each: unknown) => each);
    expect([times, isServerLost(error), isUnavailable(error)]).toEqual([1, true, true]);
    expect(await version()).toBe(12);
  });

  it("ends a statement that takes too long, and says that the same may be done in a moment", async () => {
    const error: unknown = await store.write((tx) => execute(tx, "select pg_sleep(5)")).catch((each: unknown) => each);
    expect([isUnavailable(error), isServerLost(error)]).toEqual([true, false]);
    await store.write((tx) => execute(tx, "select pg_sleep(0.1)"));
  });

  it("fails where a statement in it had failed unseen", async () => {
    await expect(store.write(async (tx) => {
      await setVersion(tx, 30);
      await execute(tx, "select 1 / 0").catch(() => undefined);
    })).rejects.toThrow();
    expect(await version()).toBe(12);
  });

  it("is not called done before a standby has it, however long that takes", async () => {
    await server.ask("alter system set synchronous_standby_names = 'nobody'");
    await server.ask("select pg_reload_conf()");
    await until("it waits for standbys", async () => (await server.ask<{ synchronous_standby_names: string }>("show synchronous_standby_names"))[0]!.synchronous_standby_names === "nobody");
    let isDone = false;
    const writing = store.write((tx) => setVersion(tx, 40)).then(() => { isDone = true; });
    await wait(3000);
    expect(isDone).toBe(false);
    await server.ask("alter system reset synchronous_standby_names");
    await server.ask("select pg_reload_conf()");
    await writing;
    expect(await version()).toBe(40);
  });

  it("is made by a role that may change no table, on a database that is up to date", async () => {
    for (const statement of ["create role plain login", "grant select, insert, update, delete on all tables in schema public to plain", "grant usage, select on all sequences in schema public to plain", "grant usage on schema drizzle to plain", "grant select on all tables in schema drizzle to plain"]) await server.ask(statement);
    const url = server.url.replace("postgres@", "plain@");
    await Promise.all([migrateDatabase(url), migrateDatabase(url)]);
    const plain = openStore(url);
    await plain.write((tx) => setVersion(tx, 50));
    await plain.close();
    expect(await version()).toBe(50);
  });

  it("tells a server that takes no writes from one that is away", async () => {
    await server.ask("alter role plain set default_transaction_read_only = on");
    const plain = openStore(server.url.replace("postgres@", "plain@"));
    const error: unknown = await plain.write((tx) => setVersion(tx, 60)).catch((each: unknown) => each);
    await plain.close();
    expect([isReadOnlyServer(error), isServerLost(error), isUnavailable(error)]).toEqual([true, false, true]);
  });
});
