import Database from "better-sqlite3";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { measure, type Load } from "./measure.ts";
import { listPath } from "./pages.ts";
import { planSlug } from "./data/people.ts";
import type { Row } from "./report.ts";
import { startProduct, type Running } from "./servers.ts";
import { whileWriting, writeEvery, type Writing } from "./writes.ts";

/** What a visitor's browser sends that came back. */
const visitor = { cookie: "samplan_language=da" };

export type KeptBench = { file: string; folder: string; seconds: number; /** The Cookie header of a participant. */ participant: string; wanted: (name: string) => boolean; /** Measures both limits anew, while something is written where it is said what, and answers nothing. */ limits: (writing?: Writing["kind"]) => Promise<void> };

type Case = { name: string; load: Load; writing?: Writing["kind"] };

/**
 * Pages as everyone sees them, which are kept until something is written that they show: with nothing written, and with a write every
 * 20 ms by another process, of the plan, which every page shows, and of what people write in a consultation.
 */
export async function measureKept(bench: KeptBench, settings: Record<string, string> = {}): Promise<Row[]> {
  const { file, folder, seconds } = bench;
  const cases = keptCases(bench).filter(({ name }) => bench.wanted(name));
  if (cases.length === 0) return [];
  const product = await startProduct(file, path.join(folder, "data-kept"), { PAGE_CACHE_MB: "64", ...settings });
  const rows: Row[] = [];
  try {
    for (const [place, each] of cases.entries()) {
      if (place === Math.ceil(cases.length / 2)) await bench.limits();
      rows.push({ group: "kept", ...(await measureCase(product, each, file, seconds)) });
    }
  } finally {
    await product.stop();
  }
  await bench.limits();
  for (const kind of ["plan", "consultation"] as const) if (cases.some(({ writing }) => writing === kind)) await bench.limits(kind);
  return rows;
}

/** Two processes over one file, each with pages of its own: CPU time is that of both, memory the most of one. */
export async function measureProcesses({ file, folder, seconds, participant, limits }: KeptBench): Promise<Row[]> {
  const product = await startProduct(file, path.join(folder, "data-two"), { PAGE_CACHE_MB: "64", WEB_CONCURRENCY: "2", PORT: String(await freePort()) });
  try {
    // They need not all be there when the first one listens.
    await wait(3000);
    if (product.processes() < 2) {
      process.stderr.write("two processes: the product runs as one\n");
      return [];
    }
    const mix: Load = { paths: mixedPaths(file), headers: visitor };
    const cases: Case[] = [
      { name: "two processes: list, page 1, kept, writes of a consultation", load: { paths: [listPath], headers: visitor }, writing: "consultation" },
      { name: `two processes: ${mixed}, kept, writes of a consultation`, load: mix, writing: "consultation" },
      { name: "two processes: list, page 1, signed in, alone", load: { paths: [listPath], headers: { cookie: participant } } },
    ];
    const rows: Row[] = [];
    for (const each of cases) rows.push({ group: "processes", ...(await measureCase(product, each, file, seconds)) });
    await limits();
    return rows;
  } finally {
    await product.stop();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function measureCase(product: Running, { name, load, writing }: Case, file: string, seconds: number): Promise<Omit<Row, "group">> {
  process.stderr.write(`${name} … `);
  const work = () => measure(product, load, seconds);
  const { found, perSecond } = writing ? await whileWriting({ file, every: writeEvery, kind: writing }, work) : { found: await work(), perSecond: null };
  process.stderr.write(`${found.rps.toFixed(0)}/s${perSecond === null ? "" : `, ${perSecond.toFixed(0)} writes/s`}\n`);
  return { name, ...found, ...(perSecond !== null && { writes: perSecond }) };
}

function keptCases({ file, participant }: KeptBench): Case[] {
  const list: Load = { paths: [listPath], headers: visitor };
  const mix: Load = { paths: mixedPaths(file), headers: visitor };
  const zipped = (load: Load, encoding: string): Load => ({ ...load, headers: { ...load.headers, "accept-encoding": encoding } });
  const signedIn: Load = { paths: [listPath], headers: { cookie: participant } };
  return [
    { name: "list, page 1, kept", load: list },
    { name: "list, page 1, kept, gzip", load: zipped(list, "gzip") },
    { name: "list, page 1, kept, br", load: zipped(list, "gzip, deflate, br") },
    { name: `list, page 1, kept, writes to the plan`, load: list, writing: "plan" },
    { name: `list, page 1, kept, writes of a consultation`, load: list, writing: "consultation" },
    { name: `list, page 1, kept, br, writes of a consultation`, load: zipped(list, "gzip, deflate, br"), writing: "consultation" },
    { name: `${mixed}, kept`, load: mix },
    { name: `${mixed}, kept, writes to the plan`, load: mix, writing: "plan" },
    { name: `${mixed}, kept, writes of a consultation`, load: mix, writing: "consultation" },
    { name: "list, page 1, signed in, alone", load: signedIn },
    { name: `list, page 1, signed in, writes of a consultation`, load: signedIn, writing: "consultation" },
  ];
}

const proposalPages = 500;
const often = ["/da", listPath, `/da/plans/${planSlug}`];
const mixed = `a mix of ${proposalPages + often.length} pages`;

/** What a country reads at once: every second page is the home page, the plan or the list, the others are proposals, each as often. */
export function mixedPaths(file: string): string[] {
  const connection = new Database(file, { readonly: true });
  const references = connection.prepare("select reference from proposals where is_hidden = 0 order by submitted_at desc limit ?").pluck().all(proposalPages) as string[];
  connection.close();
  return references.flatMap((reference, place) => [often[place % often.length]!, `/da/proposals/${reference}`]);
}
