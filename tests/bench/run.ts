// npm run bench: how fast the platform is, beside two programs that do as little as can be done (tests/bench/limit.ts and bare.ts),
// in one run on one machine. See docs/performance.md.
import Database from "better-sqlite3";
import { copyFileSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt } from "../../scripts/setup.mjs";
import { measureBudgets } from "./budgets.ts";
import { measureBulk } from "./bulk-rows.ts";
import { measureColdStart } from "./cold-start.ts";
import { planSlug } from "./data/people.ts";
import { generatedDatabase } from "./generator.ts";
import { measureKept, measureProcesses, mixedPaths } from "./kept.ts";
import { connections, measure, type Figures } from "./measure.ts";
import { readOptions } from "./options.ts";
import { benchPages, listPath, type BenchPage } from "./pages.ts";
import { loadNow, machine, type Growth, type Report, type Row } from "./report.ts";
import { startBare, startLimit, startProduct, type Running } from "./servers.ts";
import { givePasswords } from "./sign-ins.ts";
import { measureSoak } from "./soak-load.ts";
import { asMarkdown } from "./tables.ts";
import { whileWriting, writeEvery, type Writing } from "./writes.ts";
import { loadOf, signInPeople, type Cookies } from "./visitors.ts";
import { measureWrites } from "./write-rows.ts";
import { writeDocs } from "./write-docs.ts";

const fewProposals = 1000;
const options = readOptions();
const { seconds, wanted, has } = options;

/** A database of its own, and what is asked of it. */
export type Bench = { file: string; folder: string; pages: BenchPage[]; planId: string; cookies: Cookies; emails: string[] };

const loadBefore = loadNow();
process.stderr.write(`Load before the run: ${loadBefore.toFixed(2)}${loadBefore > 0.5 ? ". Something else runs on this machine: the figures will be worse than they are, and so will the ratios" : ""}\n`);
await ensureBuilt(process.execPath);
const folder = mkdtempSync(path.join(tmpdir(), "samplan-bench-"));
// Whoever ends the run ends its servers too (servers.ts), and its databases, which are large. The signal may come twice: from who asked, and handed on by npm.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
process.once("exit", () => { rmSync(folder, { recursive: true, force: true }); });
try {
  const report = await run();
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  if (options.markdown) writeFileSync(options.markdown, asMarkdown(report));
  if (options.docs) writeDocs(report);
  process.stdout.write(asMarkdown(report));
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<Report> {
  const many = await prepare(options.size, options.comments);
  const coldStart = has("cold") ? await measureColdStarts(many) : null;
  const [limits, bytes, pages] = await measurePages(many);
  const keptBench = { ...many, seconds, participant: many.cookies.participants[0]!, wanted, limits: (writing?: Writing["kind"]) => measureLimits(many, bytes, limits, writing) };
  const kept = has("kept") ? await measureKept(keptBench) : [];
  const two = has("processes") ? await measureProcesses(keptBench) : [];
  const writes = has("writes") ? await measureWrites(many, { seconds, wanted }) : [];
  const budgets = has("budgets") ? await measureBudgetsOf(many) : [];
  if (has("bulk")) process.stdout.write(`${await measureBulk(many.file)}\n`);
  const soak = options.soak > 0 ? await measureSoak(many, options.soak) : null;
  const growth = has("growth") && options.size > fewProposals ? await measureGrowth(pages) : [];
  return { machine: machine(), date: new Date().toISOString().slice(0, 10), loadBefore, size: options.size, comments: countComments(many.file), few: fewProposals, connections, seconds, bytes, limits, rows: [...pages, ...kept, ...two, ...writes], growth, coldStart, budgets, soak };
}

/** A copy of the generated database, and the pages its server shall be asked for. */
async function prepare(proposals: number, comments: number): Promise<Bench> {
  const file = path.join(folder, `${proposals}.db`);
  copyFileSync(await generatedDatabase(proposals, comments, (text) => process.stderr.write(text)), file, constants.COPYFILE_FICLONE);
  const cookies = await signInPeople(file, connections);
  const emails = await givePasswords(file);
  const connection = new Database(file, { readonly: true });
  const pages = has("pages") ? benchPages(connection).filter((page) => wanted(page.name)) : [];
  const planId = connection.prepare("select id from plans").pluck().get() as string;
  connection.close();
  return { file, folder, pages, planId, cookies, emails };
}

function countComments(file: string): number {
  const connection = new Database(file, { readonly: true });
  const count = connection.prepare("select count(*) from comments").pluck().get() as number;
  connection.close();
  return count;
}

async function measureColdStarts({ file }: Bench): Promise<NonNullable<Report["coldStart"]>> {
  process.stderr.write("cold start … ");
  const small = path.join(folder, "cold.db");
  copyFileSync(await generatedDatabase(fewProposals, options.comments, () => undefined), small, constants.COPYFILE_FICLONE);
  const found = { many: await measureColdStart(file, folder), few: await measureColdStart(small, folder) };
  process.stderr.write(`${found.many.toFixed(0)} ms, small ${found.few.toFixed(0)} ms\n`);
  return found;
}

/** Each page made anew. The limits are measured before, between and after: what else runs on the machine comes and goes. */
async function measurePages(bench: Bench): Promise<[Report["limits"], number, Row[]]> {
  const product = await startProduct(bench.file, path.join(folder, `data-${path.basename(bench.file)}`), {}, options.cpuProf ? ["--cpu-prof", `--cpu-prof-dir=${path.resolve(options.cpuProf)}`] : []);
  try {
    const answer = await fetch(product.url + listPath, { headers: { cookie: bench.cookies.participants[0]! } });
    const bytes = (await answer.arrayBuffer()).byteLength;
    const limits: Report["limits"] = { limit: [], bare: [], writing: {} };
    await measureLimits(bench, bytes, limits);
    const rows: Row[] = [];
    for (const [place, page] of bench.pages.entries()) {
      if (place > 0 && place === Math.ceil(bench.pages.length / 2)) await measureLimits(bench, bytes, limits);
      rows.push({ group: "pages", name: page.name, ...(await measurePage(product, bench, page, seconds)) });
    }
    return [limits, bytes, rows];
  } finally {
    await product.stop();
  }
}

/** `writing`: while something is written to the database that the limit program reads, which takes of the machine what it takes. */
async function measureLimits({ file, planId }: Bench, bytes: number, limits: Report["limits"], writing?: Writing["kind"]): Promise<void> {
  for (const [name, start] of [["limit", () => startLimit(file, planId, bytes)], ["bare", () => startBare(bytes)]] as const) {
    const server = await start();
    const work = () => measure(server, { paths: ["/"] }, Math.min(seconds, 5));
    try {
      const figures = await told(`${name} program`, () => (writing ? whileWriting({ file, every: writeEvery, kind: writing }, work).then(({ found }) => found) : work()));
      if (writing) (limits.writing[writing] ??= {})[name] = figures;
      else limits[name].push(figures);
    } finally {
      await server.stop();
    }
  }
}

function measurePage(product: Running, { cookies }: Bench, page: BenchPage, howLong: number): Promise<Figures> {
  return told(page.name, () => measure(product, loadOf(page, cookies), howLong));
}

/** As browsers get them that have never been there, from a server as people run it. */
async function measureBudgetsOf({ file }: Bench): Promise<Report["budgets"]> {
  process.stderr.write("budgets … ");
  const product = await startProduct(file, path.join(folder, "data-budgets"), { PAGE_CACHE_MB: "64" });
  try {
    const proposal = mixedPaths(file)[1]!;
    return await measureBudgets(product.url, [{ name: "home", path: "/da" }, { name: "list", path: listPath }, { name: "proposal", path: proposal }, { name: "plan", path: `/da/plans/${planSlug}` }]);
  } finally {
    await product.stop();
    process.stderr.write("done\n");
  }
}

/** The same pages on a small database, for as long as it takes to tell. */
async function measureGrowth(many: readonly Row[]): Promise<Growth[]> {
  const few = await prepare(fewProposals, options.comments);
  const product = await startProduct(few.file, path.join(folder, "data-few"));
  const growth: Growth[] = [];
  // A page far behind is less far behind in a small list, so it has another name there.
  const isSame = (name: string) => (row: Row) => row.name === name || (/by keyset/.test(row.name) && /by keyset/.test(name));
  for (const page of few.pages) {
    const figures = await measurePage(product, few, page, Math.max(2, seconds / 2));
    const other = many.find(isSame(page.name));
    if (other) growth.push({ name: page.name.replace(/page \d+ by/, "far behind by"), few: cost(figures), many: cost(other) });
  }
  await product.stop();
  return growth;
}

function cost({ cpu, rps }: Figures) {
  return cpu ?? 1000 / rps;
}

async function told(name: string, work: () => Promise<Figures>): Promise<Figures> {
  process.stderr.write(`${name} … `);
  const figures = await work();
  process.stderr.write(`${figures.rps.toFixed(0)}/s, p99 ${figures.p99.toFixed(1)} ms${figures.cpu === null ? "" : `, ${figures.cpu.toFixed(3)} ms CPU`}\n`);
  return figures;
}
