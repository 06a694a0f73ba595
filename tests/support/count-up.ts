// A thread that writes as another process does: it counts the supports of proposals up, one after another, and says in shared memory how far each is acknowledged.
import { eq, sql } from "drizzle-orm";
import { workerData } from "node:worker_threads";
import { openStore } from "#db/connection.ts";

const { url, times, ids, acknowledged } = workerData as { url: string; times: number; ids: string[]; acknowledged: Int32Array };
const store = openStore(url);
const { proposals: p } = store.tables;
for (let i = 0; i < times; i += 1) {
  // The first is written to as often as all others together.
  const place = i % 2 === 0 ? 0 : 1 + (((i - 1) / 2) % (ids.length - 1));
  const [row] = await store.write(async (tx) => tx.update(p).set({ supportCount: sql`${p.supportCount} + 1` }).where(eq(p.id, ids[place]!)).returning({ value: p.supportCount }));
  Atomics.store(acknowledged, place, row!.value);
  if (i % 5 === 0) await new Promise((resolve) => { setTimeout(resolve, 1); });
}
await store.close();
