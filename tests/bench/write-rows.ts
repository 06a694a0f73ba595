import Database from "better-sqlite3";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { serverEnv, serverFlags } from "../../scripts/setup.mjs";
import { measureComments } from "./comments.ts";
import { measurePagesDuringFiles, orderLongPlan } from "./files.ts";
import { mixedPaths } from "./kept.ts";
import { connections, measureForms, read, type Figures } from "./measure.ts";
import { listPath } from "./pages.ts";
import { steadyPace, type Row } from "./report.ts";
import type { Bench } from "./run.ts";
import { startProduct, type Running } from "./servers.ts";
import { measureSignIns, signInsAtOnce } from "./sign-ins.ts";
import { submissionLoad } from "./visitors.ts";

type Named = [string, Figures][];

/** What is written, and the pages that are read meanwhile, from a server as people run it. */
export async function measureWrites(bench: Bench, { seconds, wanted }: { seconds: number; wanted: (name: string) => boolean }): Promise<Row[]> {
  const parts: [string, (product: Running) => Promise<Named>][] = [
    ["submissions, the command alone", async () => [["submissions, the command alone", (await submit(bench.file, seconds, null, null)).command]]],
    ["submissions, the command, 32 readers meanwhile", (product) => submitBesideReaders(bench, product, seconds, null)],
    [`submissions, the command, ${steadyPace} a second, 32 readers meanwhile`, (product) => submitBesideReaders(bench, product, seconds, steadyPace)],
    ["submissions, through both forms", (product) => submitByForms(bench, product, seconds)],
    ["comments at a steady pace, through the form", (product) => commentSteadily(bench, product, Math.max(seconds, 15))],
    [`${signInsAtOnce} sign-ins at once`, (product) => signIn(bench, product, seconds)],
    ["PDF", (product) => measurePagesDuringFiles(product, { file: bench.file, publication: orderLongPlan(bench.file, bench.planId) }, seconds)],
  ];
  const rows: Row[] = [];
  for (const [name, work] of parts.filter(([name]) => wanted(name))) {
    process.stderr.write(`${name} … `);
    const product = await startProduct(bench.file, path.join(bench.folder, "data-writes"), { PAGE_CACHE_MB: "64" });
    try {
      const found = await work(product);
      rows.push(...found.map(([name, figures]) => ({ group: "writes" as const, name, ...figures })));
      process.stderr.write(`${found.map(([, { rps, p99 }]) => `${rps.toFixed(1)}/s p99 ${p99.toFixed(0)} ms`).join("; ")}\n`);
    } finally {
      await product.stop();
    }
  }
  return rows;
}

async function submitBesideReaders({ file }: Bench, product: Running, seconds: number, pace: number | null): Promise<Named> {
  const reading = { paths: mixedPaths(file), headers: { cookie: "samplan_language=da" } };
  await read(product, reading, 2);
  const { command, meanwhile } = await submit(file, seconds, pace, async () => {
    product.forgetPeak();
    const { answers, seconds: took, p50, p99, p999 } = await read(product, reading, seconds);
    return { rps: answers / took, p50, p99, p999, cpu: null, peakMemory: product.peakMemory() };
  });
  const steadily = pace === null ? "" : `, ${pace} a second`;
  return [[`submissions, the command${steadily}, 32 readers meanwhile`, command], [`a mix of pages, 32 readers, submissions${steadily} meanwhile`, meanwhile!]];
}

/** Runs the program that submits, and the other work for as long as it submits. */
async function submit(file: string, seconds: number, pace: number | null, work: (() => Promise<Figures>) | null): Promise<{ command: Figures; meanwhile: Figures | null }> {
  const child = spawn(process.execPath, [...serverFlags, path.join(import.meta.dirname, "submit.ts"), file, String(seconds), ...(pace === null ? [] : [String(pace)])], { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...serverEnv, NODE_ENV: "production" } });
  const ended = once(child, "exit");
  let meanwhile: Promise<Figures> | null = null;
  let last = "";
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "submitting" && work) meanwhile = work();
    last = line;
  }
  await ended;
  if (!last.startsWith("{")) throw new Error("The program that submits ended before it had submitted");
  return { command: JSON.parse(last) as Figures, meanwhile: await meanwhile };
}

/** Two posts are one submission. */
async function submitByForms({ cookies }: Bench, product: Running, seconds: number): Promise<Named> {
  const load = submissionLoad(product.url, cookies);
  const figures = await measureForms(product, load, seconds);
  if (load.wrong() > 0) throw new Error(`${load.wrong()} submissions did not come through`);
  return [["submissions, through both forms", { ...figures, rps: figures.rps / 2, cpu: figures.cpu === null ? null : figures.cpu * 2 }]];
}

async function commentSteadily({ file, cookies }: Bench, product: Running, seconds: number): Promise<Named> {
  const { comments, pages } = await measureComments(product, { cookies: cookies.participants, references: openProposals(file), paths: mixedPaths(file) }, seconds);
  return [["comments at a steady pace, through the form", comments], [`a mix of pages, ${connections} readers, comments meanwhile`, pages]];
}

/** Those that many talk about now: the newest that can be commented on. */
export function openProposals(file: string): string[] {
  const connection = new Database(file, { readonly: true });
  const references = connection.prepare("select reference from proposals where is_hidden = 0 and status = 'received' order by submitted_at desc limit 2000").pluck().all() as string[];
  connection.close();
  return references;
}

/** Hashing passwords must not keep readers waiting. */
async function signIn({ cookies, emails }: Bench, product: Running, seconds: number): Promise<Named> {
  const { signIns, pages } = await measureSignIns(product, emails, { path: listPath, cookie: cookies.participants[0]! }, seconds);
  return [[`${signInsAtOnce} sign-ins at once`, signIns], [`list, page 1, signed in, during ${signInsAtOnce} sign-ins at once`, pages]];
}
