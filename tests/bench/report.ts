import { cpus, totalmem } from "node:os";
import type { Figures } from "./measure.ts";

export type ResultRow = { name: string; ratio: number | null } & Figures;

/** What a page costs with few proposals and with many: CPU time of the server, or, where that is not known, time between answers. */
export type Growth = { name: string; few: number; many: number };

const growthAllowed = 1.5;

export function machine(): string {
  const processors = cpus();
  return `${new Date().toISOString().slice(0, 10)}, ${processors.length} cores of ${processors[0]?.model.trim() ?? "an unknown kind"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`;
}

export function figuresTable(rows: ResultRow[]): string {
  return table(["what", "requests/s", "p50 ms", "p99 ms", "CPU ms", "ratio to the limit", "peak memory MB"], rows.map((row) => [row.name, row.rps.toFixed(0), digits(row.p50), digits(row.p99), row.cpu === null ? "–" : row.cpu.toFixed(2), row.ratio === null ? "–" : row.ratio.toFixed(3), row.peakMemory === null ? "–" : String(row.peakMemory)]));
}

export function growthTable(growth: Growth[], sizes: { few: number; many: number }): string {
  return table(["page", `ms at ${sizes.few}`, `ms at ${sizes.many}`, "growth"], growth.map(({ name, few, many }) => [name, few.toFixed(2), many.toFixed(2), `${(many / few).toFixed(2)}${many / few > growthAllowed ? " (too much)" : ""}`]));
}

function digits(milliseconds: number) {
  return milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
