import { eq, sql, type SQL } from "drizzle-orm";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { openStore } from "#db/connection.ts";
import { PageCache } from "#app/server/page-cache.ts";
import { openConsultation } from "#tests/support/consultation.ts";
import { contextFor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, addProposals } from "#tests/support/plans.ts";

const others = 20;
const writes = 400;

describeOnBothDatabases("pages that are kept", (open, databaseUrl) => {
  const newCache = () => new PageCache<{ value: number; size: number }>({ clock: () => 0, mostBytes: 1000 });

  it("are never older than the last write of another process, however its writes and the readers race, and stay when others are written to", async () => {
    const url = await databaseUrl();
    const store = openStore(url);
    const plan = await addPlan(store);
    const added = await addProposals(contextFor(store, await addPerson(store)), plan, Array.from({ length: others + 1 }, () => ({})));
    const ids = added.map(({ id }) => id);
    const { proposals: p } = store.tables;
    const acknowledged = new Int32Array(new SharedArrayBuffer(4 * ids.length));
    const renderings = ids.map(() => 0);
    const reads = ids.map(() => 0);
    let isOver = false;
    const cache = newCache();
    const pause = () => new Promise((resolve) => { setImmediate(resolve); });
    const read = async (pick: () => number) => {
      while (!isOver) {
        const place = pick();
        const least = Atomics.load(acknowledged, place);
        const { value } = (await cache.find(`/${place}`, { source: store.source(), moment: await store.source().moment() }, async () => {
          renderings[place]! += 1;
          const [row] = await store.read.select({ value: p.supportCount }).from(p).where(eq(p.id, ids[place]!));
          await pause();
          return { value: row!.value, size: 1 };
        }))!;
        expect(value).toBeGreaterThanOrEqual(least);
        reads[place]! += 1;
        await pause();
      }
    };
    // Two ask for the one that is written to most, two for any.
    const any = () => Math.floor(Math.random() * ids.length);
    const failed = Promise.all([read(() => 0), read(() => 0), read(any), read(any)]);
    // Each was rendered before the first write.
    while (reads.some((count) => count === 0)) await pause();
    const before = [...renderings];
    const writer = new Worker(new URL("../support/count-up.ts", import.meta.url), { workerData: { url, ids, times: writes, acknowledged } });
    await Promise.race([once(writer, "exit"), failed]);
    isOver = true;
    await failed;
    await writer.terminate();
    await store.close();
    expect(acknowledged.reduce((sum, each) => sum + each)).toBe(writes);
    const anew = renderings.map((count, place) => count - before[place]!);
    // It was a race.
    expect(anew[0]).toBeGreaterThan(20);
    expect(reads[0]).toBeGreaterThan(renderings[0]!);
    // Each of the others was made anew after its own writes alone: ten of them; and once more where one was rendered as a write to it ended.
    for (const count of anew.slice(1)) expect(count).toBeLessThanOrEqual((2 * writes) / 2 / others);
  });

  it("are kept while nothing is written that they read, and never older than a write here", async () => {
    const { store } = await openConsultation(open);
    const { plans, rateLimits } = store.tables;
    const cache = newCache();
    let renderings = 0;
    const find = async () => cache.find("/page", { source: store.source(), moment: await store.source().moment() }, async () => {
      renderings += 1;
      const [row] = await store.read.select({ value: plans.version }).from(plans);
      return { value: row!.value, size: 1 };
    });
    for (let i = 0; i < 20; i += 1) await find();
    await store.write(async (tx) => { await tx.insert(rateLimits).values({ key: "x", windowStart: new Date(), tries: 1, availableAt: new Date() }); });
    await find();
    expect(renderings).toBe(1);
    for (let version = 2; version < 30; version += 1) {
      await store.write(async (tx) => { await tx.update(plans).set({ version }); });
      expect((await find())!.value).toBe(version);
      expect(renderings).toBe(version);
    }
  });
});

describeOnBothDatabases("what is noted of changes", (open) => {
  it("is forgotten once nobody looks back so far", async () => {
    const { store } = await openConsultation(open);
    const raw = (text: string) => store.write(async (tx) => { const { run, execute } = tx as unknown as { run?: (query: SQL) => unknown; execute?: (query: SQL) => Promise<unknown> }; await (run ? run.call(tx, sql.raw(text)) : execute!.call(tx, sql.raw(text))); });
    expect(await store.forgetChanges()).toBe(0);
    await raw(store.dialect === "sqlite" ? "update page_changes set at = at - 601" : "update page_changes set at = at - interval '601 seconds'");
    await store.write(async (tx) => { await tx.update(store.tables.plans).set({ version: 7 }); });
    expect(await store.forgetChanges()).toBeGreaterThan(5);
    expect(await store.forgetChanges()).toBe(0);
  });
});
