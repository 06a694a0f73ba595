// npm run bench: how fast the platform is, beside a program that does as little as can be done (tests/bench/limit.ts), in
// one run on one machine. See docs/performance.md.
import Database from "better-sqlite3";
import { execFile } from "node:child_process";
import { copyFileSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { ensureBuilt, serverEnv, serverFlags } from "../../scripts/setup.mjs";
import { generatedDatabase } from "./generator.ts";
import { measurePagesDuringFiles, orderLongPlan } from "./files.ts";
import { measureKept } from "./kept.ts";
import { connections, measure, type Figures } from "./measure.ts";
import { benchPages, listPath, type BenchPage } from "./pages.ts";
import { figuresTable, growthTable, machine, type Growth, type ResultRow } from "./report.ts";
import { startLimit, startProduct, type Running } from "./servers.ts";
import { givePasswords, measureSignIns, signInsAtOnce } from "./sign-ins.ts";
import { loadOf, signInPeople, submissionLoad, type Cookies } from "./visitors.ts";

const help = `npm run bench -- [--size N] [--seconds S] [--only TEXT] [--json FILE] [--cpu-prof FOLDER]
  --size N       so many proposals, and five times as many comments (100000)
  --seconds S    how long each row is measured, after a warm-up (8)
  --only TEXT    only rows whose name holds the text
  --json FILE    write the rows there: name, rps, p50, p99, ratio, peakMemory, cpu
  --cpu-prof F   write a CPU profile of the server into the folder
`;

const { values: options } = parseArgs({ options: { size: { type: "string", default: "100000" }, seconds: { type: "string", default: "8" }, only: { type: "string", default: "" }, json: { type: "string" }, "cpu-prof": { type: "string" }, help: { type: "boolean" } } });
const size = Number(options.size);
const seconds = Number(options.seconds);
const fewProposals = 1000;

type Bench = { file: string; folder: string; pages: BenchPage[]; planId: string; cookies: Cookies; emails: string[]; product: Running };

if (options.help || !(size >= 1) || !(seconds > 0)) {
  process.stdout.write(help);
  process.exit(options.help ? 0 : 1);
}
await ensureBuilt(process.execPath);
const folder = mkdtempSync(path.join(tmpdir(), "samplan-bench-"));
try {
  await run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run() {
  const many = await prepare(size, options["cpu-prof"] ? ["--cpu-prof", `--cpu-prof-dir=${path.resolve(options["cpu-prof"])}`] : []);
  const figures = new Map<string, Figures>();
  const limits: Figures[] = [];
  const bytes = await pageSize(many);
  // The limit is measured before, between and after the pages: what else runs on the machine comes and goes.
  limits.push(await measureLimit(many, bytes));
  for (const [index, page] of many.pages.entries()) {
    if (index === Math.ceil(many.pages.length / 2)) limits.push(await measureLimit(many, bytes));
    figures.set(page.name, await measurePage(many, page, seconds));
  }
  limits.push(await measureLimit(many, bytes));
  const signIns = wanted("sign-ins") ? await measureSignInsOf(many) : [];
  const files = wanted("PDF") ? await measureFilesOf(many) : [];
  const submissions = wanted("submissions") ? await measureForms(many) : null;
  await many.product.stop();
  const kept = wanted("kept") ? await measureKept({ file: many.file, folder, bytes, seconds }) : [];
  if (wanted("submissions")) figures.set("submissions, the command alone", await measureCommand(many));
  if (wanted("bulk and export")) process.stdout.write(`${await measureBulk(many)}\n`);
  const growth = size > fewProposals ? await measureGrowth(figures) : [];
  report(limits, bytes, [...figures, ...(submissions ? [["submissions, through both forms", submissions] satisfies [string, Figures]] : []), ...kept, ...signIns, ...files], growth);
}

/** A server on its own copy of the generated database, and the pages it shall be asked for. */
async function prepare(proposals: number, nodeArguments: string[] = []): Promise<Bench> {
  const file = path.join(folder, `${proposals}.db`);
  copyFileSync(await generatedDatabase(proposals, (text) => process.stderr.write(text)), file, constants.COPYFILE_FICLONE);
  const cookies = await signInPeople(file, connections);
  const emails = await givePasswords(file);
  const connection = new Database(file, { readonly: true });
  const pages = benchPages(connection).filter((page) => wanted(page.name));
  const planId = connection.prepare("select id from plans").pluck().get() as string;
  connection.close();
  return { file, folder, pages, planId, cookies, emails, product: await startProduct(file, path.join(folder, `data-${proposals}`), {}, nodeArguments) };
}

function wanted(name: string) {
  return name.includes(options.only);
}

async function pageSize({ product, cookies }: Bench): Promise<number> {
  const response = await fetch(product.url + listPath, { headers: { cookie: cookies.participants[0]! } });
  return (await response.arrayBuffer()).byteLength;
}

async function measureLimit({ file, planId }: Bench, bytes: number): Promise<Figures> {
  const limit = await startLimit(file, planId, bytes);
  try {
    return await told("limit program", () => measure(limit, { path: "/" }, seconds));
  } finally {
    await limit.stop();
  }
}

function measurePage({ product, cookies }: Bench, page: BenchPage, howLong: number): Promise<Figures> {
  return told(page.name, () => measure(product, loadOf(page, cookies), howLong));
}

/** Two posts are one submission. */
async function measureForms({ product, cookies }: Bench): Promise<Figures> {
  const load = submissionLoad(product.url, cookies);
  const figures = await told("submissions, through both forms", () => measure(product, load, seconds));
  if (load.wrong() > 0) throw new Error(`${load.wrong()} submissions did not come through`);
  return { ...figures, rps: figures.rps / 2, cpu: figures.cpu === null ? null : figures.cpu * 2 };
}

/** Hashing passwords must not keep readers waiting. */
async function measureSignInsOf({ product, cookies, emails }: Bench): Promise<[string, Figures][]> {
  let pages: Figures | undefined;
  const signIns = await told(`${signInsAtOnce} sign-ins at once`, async () => {
    const found = await measureSignIns(product, emails, { path: listPath, cookie: cookies.participants[0]! }, seconds);
    pages = found.pages;
    return found.signIns;
  });
  return [[`${signInsAtOnce} sign-ins at once`, signIns], [`list, page 1, signed in, during ${signInsAtOnce} sign-ins at once`, pages!]];
}

/** Making PDFs must not slow the pages: the plan's page before, during and after, and the PDFs that were made meanwhile. */
async function measureFilesOf({ file, product, planId }: Bench): Promise<[string, Figures][]> {
  const publication = orderLongPlan(file, planId);
  let rows: [string, Figures][] = [];
  await told("PDF", async () => {
    rows = await measurePagesDuringFiles(product, { file, publication }, seconds);
    return rows[0]![1];
  });
  return rows;
}

function measureCommand({ file }: Bench): Promise<Figures> {
  return told("submissions, the command alone", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [...serverFlags, path.join(import.meta.dirname, "submit.ts"), file, String(seconds)], { env: { ...process.env, ...serverEnv, NODE_ENV: "production" } });
    return JSON.parse(stdout) as Figures;
  });
}

/** Acts on 1,000 cases, and the export of the list: how long each takes, and how much memory. */
async function measureBulk({ file }: Bench): Promise<string> {
  process.stderr.write("bulk and export … ");
  const run = async (part: string) => (await promisify(execFile)(process.execPath, [...serverFlags, path.join(import.meta.dirname, "bulk.ts"), file, part], { env: { ...process.env, ...serverEnv, NODE_ENV: "production" } })).stdout;
  const tables = [await run("acts"), await run("exports")];
  process.stderr.write("done\n");
  return tables.join("\n");
}

/** The same pages on a small database, for as long as it takes to tell. */
async function measureGrowth(many: Map<string, Figures>): Promise<Growth[]> {
  const few = await prepare(fewProposals);
  const growth: Growth[] = [];
  for (const page of few.pages) {
    const figures = await measurePage(few, page, Math.max(2, seconds / 2));
    // A page far behind is less far behind in a small list, so it has another name there.
    const other = many.get(page.name) ?? many.get([...many.keys()].find((name) => /by keyset/.test(name) && /by keyset/.test(page.name)) ?? "");
    if (other) growth.push({ name: page.name.replace(/page \d+ by/, "far behind by"), few: cost(figures), many: cost(other) });
  }
  await few.product.stop();
  return growth;
}

function cost({ cpu, rps }: Figures) {
  return cpu ?? 1000 / rps;
}

async function told(name: string, work: () => Promise<Figures>): Promise<Figures> {
  process.stderr.write(`${name} … `);
  const figures = await work();
  process.stderr.write(`${figures.rps.toFixed(0)}/s\n`);
  return figures;
}

function report(limits: Figures[], bytes: number, figures: [string, Figures][], growth: Growth[]) {
  const mean = (of: (each: Figures) => number) => limits.reduce((sum, each) => sum + of(each), 0) / limits.length;
  const limit: Figures = { rps: mean((each) => each.rps), p50: mean((each) => each.p50), p99: mean((each) => each.p99), cpu: limits[0]!.cpu === null ? null : mean((each) => each.cpu!), peakMemory: limits[0]!.peakMemory };
  const rows: ResultRow[] = [{ name: "limit program", ...limit, ratio: 1 }, ...figures.map(([name, each]) => ({ name, ...each, ratio: /^submissions|^PDF|sign-ins at once$/.test(name) ? null : each.rps / limit.rps }))];
  process.stdout.write(`${machine()}. ${size} proposals, ${size * 5} comments, ${connections} connections, ${seconds} s a row; the list page has ${bytes} bytes.\n`);
  process.stdout.write(`The limit program came to ${limits.map((each) => each.rps.toFixed(0)).join(", ")} requests/s.\n\n${figuresTable(rows)}\n`);
  if (growth.length > 0) process.stdout.write(`\n${growthTable(growth, { few: fewProposals, many: size })}\n`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
}
