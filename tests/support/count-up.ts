// A thread that writes as another process does: it counts a number of the plan up, and says in shared memory how far it is acknowledged.
import { sql } from "drizzle-orm";
import { workerData } from "node:worker_threads";
import { openStore } from "#db/connection.ts";

const { url, times, acknowledged } = workerData as { url: string; times: number; acknowledged: Int32Array };
const store = openStore(url);
const { plans } = store.tables;
for (let i = 0; i < times; i += 1) {
  const [row] = await store.write(async (tx) => tx.update(plans).set({ lastProposalNumber: sql`${plans.lastProposalNumber} + 1` }).returning({ value: plans.lastProposalNumber }));
  Atomics.store(acknowledged, 0, row!.value);
  if (i % 5 === 0) await new Promise((resolve) => { setTimeout(resolve, 1); });
}
await store.close();
