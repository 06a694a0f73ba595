import { cpus, loadavg, totalmem } from "node:os";
import type { PageCost } from "./budgets.ts";
import type { Figures } from "./measure.ts";
import type { Soak } from "./soak.ts";

/** `pages`: each made anew. `kept`: as people get them. `writes`: what is written, and what is read meanwhile. `processes`: of two processes. */
export type Row = { group: "pages" | "kept" | "writes" | "processes"; name: string; /** Writes a second that went on meanwhile. */ writes?: number } & Figures;

/** What a page costs with few proposals and with many: CPU time of the server, or, where that is not known, time between answers. In milliseconds. */
export type Growth = { name: string; few: number; many: number };

/** All that one run found: what the tables, the targets and the chart are made from. */
export type Report = {
  machine: string;
  date: string;
  /** How many processes wanted a processor, on average over the minute before: of a run on a quiet machine well below one. */
  loadBefore: number;
  size: number;
  comments: number;
  few: number;
  connections: number;
  seconds: number;
  /** Of the list page. */
  bytes: number;
  /** Each was measured before, between and after the rows. `limit` runs its query each time; `bare` sends as many bytes from memory. */
  /** `writing`: while something was written meanwhile, by what it was. */
  limits: { limit: Figures[]; bare: Figures[]; writing: { [kind in "plan" | "consultation"]?: { limit?: Figures; bare?: Figures } } };
  rows: Row[];
  growth: Growth[];
  /** Milliseconds from the start of the process to its first page, of the large database and of a small one. */
  coldStart: { many: number; few: number } | null;
  budgets: PageCost[];
  soak: Soak | null;
};

/** So many submissions a second are to be taken while others read. */
export const steadyPace = 500;

export const growthAllowed = 1.5;

export function machine(): string {
  const processors = cpus();
  return `${processors.length} cores of ${processors[0]?.model.trim() ?? "an unknown kind"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`;
}

export function loadNow(): number {
  return loadavg()[0]!;
}

/** The mean of several measurements of the same thing. */
export function meanOf(figures: readonly Figures[]): Figures {
  const mean = (of: (each: Figures) => number) => figures.reduce((sum, each) => sum + of(each), 0) / figures.length;
  const isKnown = figures.every(({ cpu }) => cpu !== null);
  return { rps: mean((each) => each.rps), p50: mean((each) => each.p50), p99: mean((each) => each.p99), p999: mean((each) => each.p999), cpu: isKnown ? mean((each) => each.cpu!) : null, peakMemory: Math.max(...figures.map(({ peakMemory }) => peakMemory ?? 0)) || null };
}

/** How rows are named by what was written meanwhile. */
export const writesOf: Record<string, string> = { plan: "writes to the plan", consultation: "writes of a consultation" };

/** The limits that a row is to be compared with: those that were measured while the same was written. */
export function limitsFor({ limits }: Report, name: string): { limit: Figures; bare: Figures } {
  const kind = Object.keys(writesOf).find((each) => name.endsWith(writesOf[each]!)) as "plan" | "consultation" | undefined;
  const writing = kind && limits.writing[kind];
  return { limit: writing?.limit ?? meanOf(limits.limit), bare: writing?.bare ?? meanOf(limits.bare) };
}
