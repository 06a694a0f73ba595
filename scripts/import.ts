import { closeSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Context } from "#app/domain/context.ts";
import { readColumnMap, type ColumnMap } from "#app/domain/import/column-map.ts";
import { importContributions, type ImportCounts, type ImportRemark } from "#app/domain/import/import-contributions.server.ts";
import { readCsv, UnreadableFile } from "#app/domain/import/read-csv.ts";
import { giveUp, runCommand } from "#app/server/command-line.ts";
import { loadEnvFile, readEnv, type Env } from "#app/server/env.ts";
import { describeError } from "#app/server/log.ts";
import { explainFailure } from "#app/server/start-failure.ts";
import { sqliteFile } from "#db/connection.ts";
import { getSchemaState } from "#db/migrate.ts";

// npm run import -- FILE --plan SLUG --map MAP.json [--dry-run] [--report FILE.csv]: see docs/importing.md.
const usage = "Write: npm run import -- FILE --plan SLUG --map MAP.json [--dry-run] [--report FILE.csv]";

const remarksOnScreen = 50;

if (process.argv.includes("--dry-run")) await requireUpToDate();
await runCommand("import", async (ctx) => {
  const { file, plan, map, dryRun, report } = readArguments();
  const source = map.source ?? path.parse(file).name;
  const remarks = collectRemarks(report);
  const progress = showProgress(file);
  const began = performance.now();
  let latest: ImportCounts = { read: 0, imported: 0, alreadyThere: 0, repeated: 0, skipped: 0 };
  const onProgress = (counts: ImportCounts) => {
    latest = { ...counts };
    progress.show(counts);
  };
  const rows = readCsv(file, { encoding: map.encoding, delimiter: map.delimiter, onBytes: progress.addBytes });
  const failure = await run(ctx, { plan, map, source, rows, dryRun, onProgress, onRemark: (remark) => { remarks.add(remark); } });
  progress.end();
  remarks.close();
  if (!failure || latest.read > 0) printReport(file, latest, remarks, dryRun, performance.now() - began);
  if (failure) return giveUp(latest.imported > 0 && !dryRun ? `${failure} What was imported before stays; run it again when the file is mended, and nothing is imported twice.` : failure);
  return 0;
});

/** A dry run leaves the database as it is, so there must be one that is up to date: commands bring it up to date otherwise. */
async function requireUpToDate(): Promise<void> {
  let env: Env | null = null;
  try {
    loadEnvFile();
    env = readEnv(process.env);
    const state = await getSchemaState(env.DATABASE_URL);
    if (state === "missing") giveUp(`There is no database file ${sqliteFile(env.DATABASE_URL)}, and a dry run makes none: check DATABASE_URL, or run npm run migrate first.`);
    if (state === "pending") giveUp("The database is not up to date, and a dry run leaves it as it is: run npm run migrate first.");
  } catch (error) {
    process.stderr.write(`${explainFailure(error, env) ?? JSON.stringify({ event: "import failed", ...describeError(error) })}\n`);
    process.exit(1);
  }
}

/** Runs the import; answers the sentence that says what is wrong, or null. */
async function run(ctx: Context, options: Parameters<typeof importContributions>[1]): Promise<string | null> {
  try {
    const result = await importContributions(ctx, options);
    return result.ok ? null : result.reason;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}

/** npm runs scripts in the project's folder; what is typed is meant from where it was typed. */
function fromHere(file: string) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

function readArguments(): { file: string; plan: string; map: ColumnMap; dryRun: boolean; report: string | undefined } {
  let given;
  try {
    given = parseArgs({ allowPositionals: true, options: { plan: { type: "string" }, map: { type: "string" }, "dry-run": { type: "boolean", default: false }, report: { type: "string" } } });
  } catch (error) {
    return giveUp(`${(error as Error).message}. ${usage}`);
  }
  const { values, positionals } = given;
  const [file, ...more] = positionals;
  if (!file || more.length > 0 || !values.plan || !values.map) return giveUp(usage);
  return { file: fromHere(file), plan: values.plan, map: readMap(fromHere(values.map)), dryRun: values["dry-run"], report: values.report && fromHere(values.report) };
}

function readMap(file: string): ColumnMap {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return giveUp(error instanceof SyntaxError ? `The map ${file} is not valid JSON: ${error.message}.` : `The map ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`);
  }
  const result = readColumnMap(value);
  return "map" in result ? result.map : giveUp(`The map ${file} needs attention:\n${result.problems.map((problem) => `  ${problem}`).join("\n")}`);
}

/** How far the reading is, by bytes: the number of rows is known only at the end. */
function showProgress(file: string) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const { stderr } = process;
  let bytes = 0;
  return {
    addBytes: (more: number) => { bytes += more; },
    show({ read, imported }: ImportCounts) {
      const line = `${size > 0 ? Math.round((bytes / size) * 100) : 100} %  ${read} rows read, ${imported} new`;
      stderr.write(stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
    },
    end: () => { if (stderr.isTTY) stderr.write("\r\x1b[K"); },
  };
}

type Remarks = ReturnType<typeof collectRemarks>;

/** Keeps the first remarks for the screen and writes all of them to the report file, which is opened before anything is imported. */
function collectRemarks(file: string | undefined) {
  const report = file === undefined ? null : openReport(file);
  const shown: ImportRemark[] = [];
  let count = 0;
  return {
    shown,
    count: () => count,
    add: (remark: ImportRemark) => {
      count += 1;
      if (shown.length < remarksOnScreen) shown.push(remark);
      if (report !== null) writeSync(report, `${remark.line},${remark.kind},"${remark.reason.replaceAll('"', '""')}"\n`);
    },
    close: () => { if (report !== null) closeSync(report); },
  };
}

function openReport(file: string): number {
  try {
    const report = openSync(file, "w");
    writeSync(report, "line,result,reason\n");
    return report;
  } catch (error) {
    return giveUp(`The report ${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`);
  }
}

function printReport(file: string, counts: ImportCounts, remarks: Remarks, dryRun: boolean, milliseconds: number) {
  const figure = (count: number, words: string) => `  ${String(count).padStart(7)}  ${words}`;
  const lines = [
    `${counts.read} rows of ${path.basename(file)} in ${(milliseconds / 1000).toFixed(1)} s${dryRun ? " (a dry run: nothing was written)" : ""}`,
    figure(counts.imported, dryRun ? "would be imported" : "imported"),
    figure(counts.alreadyThere, "already there"),
    figure(counts.repeated, "the same row a second time in the file"),
    figure(counts.skipped, "skipped"),
    ...remarks.shown.map(({ line, kind, reason }) => `line ${line} ${kind}: ${reason}`),
  ];
  if (remarks.count() > remarks.shown.length) lines.push(`… and ${remarks.count() - remarks.shown.length} more: --report FILE.csv lists all of them.`);
  process.stdout.write(`${lines.join("\n")}\n`);
}
