import { eq } from "drizzle-orm";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { openStore } from "#db/connection.ts";
import { PageCache } from "#app/server/page-cache.ts";
import { openConsultation } from "#tests/support/consultation.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("pages that are kept", (open, databaseUrl) => {
  const newCache = () => new PageCache<{ value: number; size: number }>({ clock: () => 0, mostBytes: 1000 });

  it("are never older than the last write of another process, however its writes and the readers race", async () => {
    const url = await databaseUrl();
    const store = openStore(url);
    await addPlan(store);
    const { plans: p } = store.tables;
    const acknowledged = new Int32Array(new SharedArrayBuffer(4));
    const writer = new Worker(new URL("../support/count-up.ts", import.meta.url), { workerData: { url, times: 400, acknowledged } });
    const counts = { reads: 0, renderings: 0 };
    let isOver = false;
    const cache = newCache();
    const read = async () => {
      while (!isOver) {
        const least = Atomics.load(acknowledged, 0);
        const { value } = (await cache.find("/page", store.source(), async () => {
          counts.renderings += 1;
          const [row] = await store.read.select({ value: p.lastProposalNumber }).from(p).where(eq(p.slug, "plan-a"));
          await new Promise((resolve) => { setImmediate(resolve); });
          return { value: row!.value, size: 1 };
        }))!;
        expect(value).toBeGreaterThanOrEqual(least);
        counts.reads += 1;
        await new Promise((resolve) => { setImmediate(resolve); });
      }
    };
    const readers = [read(), read(), read(), read()];
    const failed = Promise.all(readers);
    await Promise.race([once(writer, "exit"), failed]);
    isOver = true;
    await failed;
    await writer.terminate();
    await store.close();
    expect(Atomics.load(acknowledged, 0)).toBe(400);
    // It was a race, and pages were kept in it.
    expect(counts.renderings).toBeGreaterThan(20);
    expect(counts.reads).toBeGreaterThan(counts.renderings);
  });

  it("are kept while nothing is written, and never older than a write here", async () => {
    const { store } = await openConsultation(open);
    const cache = newCache();
    let renderings = 0;
    const find = () => cache.find("/page", store.source(), async () => { renderings += 1; return Promise.resolve({ value: renderings, size: 1 }); });
    for (let i = 0; i < 20; i += 1) await find();
    expect(renderings).toBe(1);
    for (let version = 2; version < 30; version += 1) {
      await store.write(async (tx) => { await tx.update(store.tables.plans).set({ version }); });
      await find();
      expect(renderings).toBe(version);
    }
  });
});
