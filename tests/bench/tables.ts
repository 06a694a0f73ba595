import { growthAllowed, limitsFor, meanOf, writesOf, type Report, type Row } from "./report.ts";
import { targetsOf } from "./targets.ts";
import type { Figures } from "./measure.ts";

/** The parts of docs/performance.md that are made from a run, by the name of their marks. */
export function tablesOf(report: Report): Record<string, string> {
  const of = (...groups: Row["group"][]) => report.rows.filter(({ group }) => groups.includes(group));
  return {
    run: runOf(report),
    targets: table(["target", "found", ""], targetsOf(report).map(({ aim, found, isMet }) => [aim, found, isMet ? "met" : "**not met**"]), 0),
    kept: keptTable(report, of("kept", "processes")),
    writes: writesTable(of("writes")),
    pages: pagesTable(report, of("pages")),
    growth: growthTable(report),
    budgets: table(["page", "HTML kB", "CSS kB", "JS kB", "fonts kB", "requests", "first paint ms", "largest paint ms", "layout shift"], report.budgets.map(({ name, html, css, js, fonts, requests, fcp, lcp, shift }) => [name, ...[html, css, js, fonts].map((bytes) => (bytes / 1000).toFixed(1)), String(requests), fcp.toFixed(0), lcp.toFixed(0), shift.toFixed(3)])),
    soak: report.soak ? soakTable(report.soak) : "",
  };
}

/** All of it as one text. */
export function asMarkdown(report: Report): string {
  const { run, ...tables } = tablesOf(report);
  return [run, ...Object.entries(tables).filter(([, text]) => text.split("\n").length > 2).map(([name, text]) => `## ${name}\n\n${text}`)].join("\n\n") + "\n";
}

function runOf({ date, machine, loadBefore, size, comments, connections, seconds, bytes, limits }: Report): string {
  const came = (figures: readonly Figures[]) => figures.map(({ rps }) => rps.toFixed(0)).join(", ");
  return `${date}, ${machine}; load before it ${loadBefore.toFixed(2)}. ${grouped(size)} proposals, ${grouped(comments)} comments, ${connections} connections, ${seconds} s a row; the list page has ${grouped(bytes)} bytes. The limit program came to ${came(limits.limit)} requests/s, the bare server to ${came(limits.bare)}.`;
}

function limitRows({ limits }: Report): [string, Figures][] {
  const writing = Object.entries(limits.writing).flatMap(([kind, { limit, bare }]): [string, Figures][] => [...(limit ? [[`the limit program, ${writesOf[kind]}`, limit] satisfies [string, Figures]] : []), ...(bare ? [[`a bare server, ${writesOf[kind]}`, bare] satisfies [string, Figures]] : [])]);
  return [["the limit program", meanOf(limits.limit)], ["a bare server, from memory", meanOf(limits.bare)], ...writing];
}

function keptTable(report: Report, rows: readonly Row[]): string {
  const line = (name: string, row: Figures & { writes?: number }) => {
    const { limit, bare } = limitsFor(report, name);
    return [name, row.writes === undefined ? "" : row.writes.toFixed(0), row.rps.toFixed(0), digits(row.p50), digits(row.p99), digits(row.p999), cpuOf(row), (row.rps / limit.rps).toFixed(2), (row.rps / bare.rps).toFixed(2), row.cpu === null || bare.cpu === null ? "–" : (bare.cpu / row.cpu).toFixed(2), memoryOf(row)];
  };
  return table(["what", "writes/s", "requests/s", "p50 ms", "p99 ms", "p99.9 ms", "CPU ms", "of the limit", "of bare", "of bare, by CPU", "peak MB"], [...limitRows(report), ...rows.map((row) => [row.name, row] as const)].map(([name, row]) => line(name, row)));
}

function pagesTable(report: Report, rows: readonly Row[]): string {
  if (rows.length === 0) return "";
  const limit = meanOf(report.limits.limit);
  const all = [["the limit program", limit] as const, ...rows.map((row) => [row.name, row] as const)];
  return table(["what", "requests/s", "p50 ms", "p99 ms", "p99.9 ms", "CPU ms", "of the limit", "peak MB"], all.map(([name, row]) => [name, row.rps.toFixed(0), digits(row.p50), digits(row.p99), digits(row.p999), cpuOf(row), (row.rps / limit.rps).toFixed(3), memoryOf(row)]));
}

function writesTable(rows: readonly Row[]): string {
  return table(["what", "a second", "p50 ms", "p99 ms", "p99.9 ms", "CPU ms", "peak MB"], rows.map((row) => [row.name, row.rps < 10 ? row.rps.toFixed(2) : row.rps.toFixed(0), digits(row.p50), digits(row.p99), digits(row.p999), cpuOf(row), memoryOf(row)]));
}

function growthTable({ growth, few, size }: Report): string {
  return table(["page", `ms at ${grouped(few)}`, `ms at ${grouped(size)}`, "growth"], growth.map((each) => [each.name, each.few.toFixed(2), each.many.toFixed(2), `${(each.many / each.few).toFixed(2)}${each.many / each.few > growthAllowed ? " (too much)" : ""}`]));
}

function soakTable({ samples, answers, errors, seconds }: NonNullable<Report["soak"]>): string {
  const at = [0, 0.1, 0.25, 0.5, 0.75, 1].map((share) => samples[Math.min(samples.length - 1, Math.floor(share * samples.length))]).filter((sample) => sample !== undefined);
  return `${grouped(answers)} answers in ${seconds} s, ${errors.length} errors.\n\n${table(["after s", "memory MB"], at.map((sample) => [String(sample.at), sample.memory.toFixed(0)]))}`;
}

const cpuOf = ({ cpu }: Figures) => (cpu === null ? "–" : cpu < 1 ? cpu.toFixed(3) : cpu.toFixed(2));
const memoryOf = ({ peakMemory }: Figures) => (peakMemory === null ? "–" : String(peakMemory));
const digits = (milliseconds: number) => milliseconds.toFixed(milliseconds < 10 ? 1 : 0);
const grouped = (count: number) => count.toLocaleString("en");

/** `numbersFrom`: the first column that is aligned to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], numbersFrom = 1): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (numbersFrom > 0 && index >= numbersFrom ? "---:" : "---"))), ...rows.map(line)].join("\n");
}
