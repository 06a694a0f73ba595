import { eq } from "drizzle-orm";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "#db/connection.ts";
import { recordReads } from "#db/changes/record-reads.ts";
import { migrateDatabase } from "#db/migrate.ts";
import type { Source, Store } from "#db/store.ts";
import { addPlan } from "#tests/support/plans.ts";
import { startPrimary, until, type Node } from "#tests/support/postgres-cluster.ts";
import { openDoor, type Door } from "#tests/support/tcp-door.ts";

// One after the other, on one primary and its replica: in the end the primary dies, and the replica takes its place.
describe("a streaming replica", () => {
  let folder = "";
  let first: Node;
  let second: Node;
  let address: Door;
  let store: Store;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "samplan-replica-"));
    chmodSync(folder, 0o755);
    first = await startPrimary(folder, "first", ["fsync=off", "shared_buffers=32MB", "max_standby_streaming_delay=500ms", "wal_receiver_status_interval=1s"]);
    address = await openDoor(first.port);
    const url = `postgres://postgres@127.0.0.1:${address.port}/samplan`;
    await migrateDatabase(url);
    second = await first.copyAsStandby("second", `host=127.0.0.1 port=${address.port} user=postgres`);
    await second.start();
    store = openStore(url, { replicaUrl: second.url, replicaLagSeconds: 2 });
    await addPlan(store);
    await until("the replica is read from", isReadFrom);
  });

  afterAll(async () => {
    await store?.close();
    await address?.close();
    await second?.stop();
    await first?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const isReadFrom = async () => store.source(await store.position()) !== store.primary;
  const count = (version: number) => store.write(async (tx) => { await tx.update(store.tables.plans).set({ version }); });
  const read = async (source: Source) => (await source.read.select({ version: store.tables.plans.version }).from(store.tables.plans).where(eq(store.tables.plans.slug, "plan-a")))[0]!.version;

  it("is what pages are read from, and nothing is written to it", async () => {
    const source = store.source();
    expect(source).not.toBe(store.primary);
    await count(2);
    await until("the replica has what was written", async () => (await read(source)) === 2);
    await expect((source.read as unknown as Store["primary"]["read"] & { update: (table: unknown) => { set: (values: object) => Promise<void> } }).update(store.tables.plans).set({ version: 9 })).rejects.toMatchObject({ cause: { code: "25006" } });
  });

  it("tells what has changed there since a moment, and what has not", async () => {
    const source = store.source();
    const { reads } = await recordReads(() => read(source));
    const before = await source.moment();
    expect(source.hasChanged(reads, before)).toBe(false);
    await count(3);
    await until("the change is there", async () => (await source.moment()) !== before && source.hasChanged(reads, before));
    expect(await read(source)).toBe(3);
    expect(source.hasChanged(new Set(["comments", "proposals"]), before)).toBe(false);
  });

  it("is not read from by who wrote what it does not have yet", async () => {
    await second.ask("select pg_wal_replay_pause()");
    await count(4);
    const written = await store.position();
    expect(store.source(written)).toBe(store.primary);
    // Whoever wrote nothing reads on, of a moment ago.
    expect(await read(store.source())).toBe(3);
    expect(await read(store.source(written))).toBe(4);
    await second.ask("select pg_wal_replay_resume()");
    await until("the replica has it", () => store.source(written) !== store.primary);
    expect(await read(store.source(written))).toBe(4);
  });

  it("is left alone while it is too far behind, and read from again when it has caught up", async () => {
    await second.ask("select pg_wal_replay_pause()");
    await count(5);
    expect(store.source()).not.toBe(store.primary);
    await until("it is left alone", () => store.source() === store.primary);
    expect(await read(store.source())).toBe(5);
    await second.ask("select pg_wal_replay_resume()");
    await until("it is read from again", () => store.source() !== store.primary);
    expect(await read(store.source())).toBe(5);
  });

  it("is not behind where nothing is written for a while", async () => {
    await new Promise((resolve) => { setTimeout(resolve, 3500); });
    expect(store.source()).not.toBe(store.primary);
  });

  it("dies, and what was asked of it is answered by the primary; it is read from again when it is back", async () => {
    const source = store.source();
    const reading = Promise.all(Array.from({ length: 200 }, () => read(source)));
    await second.kill();
    expect(new Set(await reading)).toEqual(new Set([5]));
    expect(await read(source)).toBe(5);
    expect(store.source()).toBe(store.primary);
    await expect(Promise.resolve(source.moment())).rejects.toThrow();
    await store.ping();
    await second.start();
    await until("it is read from again", isReadFrom, 50);
  });

  it("takes the place of a primary that died: writes fail meanwhile, readers do not, and all of it is there after", async () => {
    await count(6);
    await until("the replica has it", isReadFrom);
    await first.kill();
    await expect(count(7)).rejects.toThrow();
    await store.ping();
    expect(await read(store.source())).toBe(6);
    await second.promote();
    // The address of the primary leads nowhere yet: readers go on with what is the newest there is.
    await new Promise((resolve) => { setTimeout(resolve, 2500); });
    const promoted = store.source();
    expect(promoted).not.toBe(store.primary);
    expect(await read(promoted)).toBe(6);
    await store.ping();
    address.leadTo(second.port);
    // A server that is no standby any more has no such name to keep a page by.
    await expect(Promise.resolve(promoted.moment())).rejects.toThrow("no standby");
    await count(7);
    await until("pages are read from the new primary", () => store.source() === store.primary);
    expect(await read(store.source())).toBe(7);
  });
});
