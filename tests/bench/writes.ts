import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What is written, and every how many milliseconds. `plan`: a page of each kind shows it; `consultation`: what people write, each about something else. */
export type Writing = { file: string; every: number; kind: "plan" | "consultation" };

/** A write every 20 ms, fifty a second. */
export const writeEvery = 20;

/** Does the work while something is written; answers with it how many writes a second there were. */
export async function whileWriting<T>(writing: Writing, work: () => Promise<T>): Promise<{ found: T; perSecond: number }> {
  const thread = new Worker(new URL("write-thread.ts", import.meta.url), { workerData: writing });
  const failed = once(thread, "error").then(([error]) => { throw error; });
  const count = async () => {
    thread.postMessage("count");
    return ((await once(thread, "message")) as [number])[0];
  };
  try {
    await Promise.race([once(thread, "message"), failed]);
    const [before, began] = [await count(), performance.now()];
    const found = await Promise.race([work(), failed]);
    return { found, perSecond: ((await count()) - before) / ((performance.now() - began) / 1000) };
  } finally {
    failed.catch(() => undefined);
    await thread.terminate();
  }
}
