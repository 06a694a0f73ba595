import autocannon from "autocannon";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Read, Reading } from "./reader.ts";
import type { Running } from "./servers.ts";

/** What one row of the benchmark found. Times are in milliseconds, memory in MB. */
export type Figures = {
  rps: number; p50: number; p99: number; p999: number;
  /** The most of any one process. */
  peakMemory: number | null;
  /** CPU time of the server for one request: it tells much less of what else runs on the machine. */
  cpu: number | null;
};

export const connections = 32;
const warmUp = 2;

/** Pages to be asked for over and over, in turn. */
export type Load = { paths: readonly string[]; headers?: Record<string, string>; connections?: number };

/** Forms that take several steps, each connection at its own pace. */
export type FormLoad = { path: string; steps: (connection: number) => autocannon.Request[] };

/** Asks for as long as it is told, after a warm-up. Throws when an answer is not what a reader should get. */
export async function measure(server: Running, load: Load, seconds: number): Promise<Figures> {
  // Of many pages each is to be asked for once before it counts.
  await read(server, load, load.paths.length > 1 ? warmUp * 2 : Math.min(warmUp, seconds));
  return measureWork(server, async () => {
    const { answers, p50, p99, p999, seconds: took } = await read(server, load, seconds);
    return { rps: answers / took, p50, p99, p999, answers };
  });
}

/** The same for forms, which autocannon fills in: they take the server so long that its own work does not tell. */
export async function measureForms(server: Running, load: FormLoad, seconds: number, people = connections): Promise<Figures> {
  await post(server, load, Math.min(warmUp, seconds), people);
  return measureWork(server, async () => {
    const { requests, duration, latency } = await post(server, load, seconds, people);
    return { rps: requests.total / duration, p50: latency.p50, p99: latency.p99, p999: latency.p99_9, answers: requests.total };
  });
}

/** What the server spent on some work, beside what the work found. */
export async function measureWork(server: Running, work: () => Promise<Omit<Figures, "peakMemory" | "cpu"> & { answers: number }>): Promise<Figures> {
  server.forgetPeak();
  const before = server.cpuTime();
  const { answers, ...found } = await work();
  const after = server.cpuTime();
  return { ...found, peakMemory: server.peakMemory(), cpu: before === null || after === null ? null : (after - before) / answers };
}

/** Readers in a thread of their own. */
export async function read(server: Running, { paths, headers = {}, connections: count = connections }: Load, seconds: number): Promise<Read> {
  const reading: Reading = { url: server.url, paths, headers, connections: count, seconds };
  const thread = new Worker(new URL("reader-thread.ts", import.meta.url), { workerData: reading });
  const [found] = (await once(thread, "message")) as [Read];
  await thread.terminate();
  if (found.problem !== null) throw new Error(found.problem);
  if (found.answers === 0) throw new Error(`${paths[0]}: no answer in ${seconds} s`);
  return found;
}

async function post(server: Running, { path, steps }: FormLoad, duration: number, people: number): Promise<autocannon.Result> {
  let connection = 0;
  const result = await autocannon({ url: server.url + path, connections: people, duration, setupClient: (client: autocannon.Client) => { client.setRequests(steps(connection)); connection += 1; } });
  const others = Object.keys((result as { statusCodeStats?: Record<string, unknown> }).statusCodeStats ?? {}).filter((status) => status !== "303");
  // What was asked last is still being answered: the next row must not wait for it.
  await fetch(`${server.url}/healthz`);
  if (result.requests.total === 0) throw new Error(`${path}: no answer in ${duration} s`);
  if (result.errors > 0 || result.timeouts > 0 || others.length > 0) throw new Error(`${path}: ${result.errors} errors, ${result.timeouts} timeouts, answers with status ${others.join(", ") || "none"} where only 303 is right`);
  return result;
}
