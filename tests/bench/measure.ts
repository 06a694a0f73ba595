import autocannon from "autocannon";
import type { Running } from "./servers.ts";

/** What one row of the benchmark found. Times are in milliseconds, memory in MB. */
export type Figures = {
  rps: number; p50: number; p99: number; peakMemory: number | null;
  /** CPU time of the server for one request: it tells much less of what else runs on the machine. */
  cpu: number | null;
};

export const connections = 32;
const warmUp = 2;

/** What is asked of the server, over and over: one page, or a form that takes several steps, each connection at its own pace. */
export type Load = { path: string; headers?: Record<string, string>; steps?: (connection: number) => autocannon.Request[] };

/** Asks for as long as it is told, after a warm-up. Throws when an answer is not what a reader should get. */
export async function measure(server: Running, load: Load, seconds: number): Promise<Figures> {
  await ask(server, load, Math.min(warmUp, seconds));
  server.forgetPeak();
  const before = server.cpuTime();
  const result = await ask(server, load, seconds);
  const after = server.cpuTime();
  const answers = result.requests.total;
  return {
    rps: answers / result.duration, p50: result.latency.p50, p99: result.latency.p99, peakMemory: server.peakMemory(),
    cpu: before === null || after === null ? null : (after - before) / answers,
  };
}

async function ask(server: Running, { path, headers = {}, steps }: Load, duration: number): Promise<autocannon.Result> {
  let connection = 0;
  const result = await autocannon({
    url: server.url + path, connections, duration, headers,
    ...(steps && { setupClient: (client: autocannon.Client) => { client.setRequests(steps(connection)); connection += 1; } }),
  });
  const expected = steps ? "303" : "200";
  const others = Object.keys((result as { statusCodeStats?: Record<string, unknown> }).statusCodeStats ?? {}).filter((status) => status !== expected);
  // What was asked last is still being answered: the next row must not wait for it.
  await fetch(`${server.url}/healthz`);
  if (result.requests.total === 0) throw new Error(`${path}: no answer in ${duration} s`);
  if (result.errors > 0 || result.timeouts > 0 || others.length > 0) throw new Error(`${path}: ${result.errors} errors, ${result.timeouts} timeouts, answers with status ${others.join(", ") || "none"} where only ${expected} is right`);
  return result;
}
