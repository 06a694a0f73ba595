import { budget } from "./budgets.ts";
import { growthAllowed, limitsFor, meanOf, steadyPace, type Report, type Row } from "./report.ts";

/** What is aimed at, and whether a run reached it. */
export type Target = { aim: string; found: string; isMet: boolean };

/** The targets that the rows of this run can tell of. */
export function targetsOf(report: Report): Target[] {
  const { rows, growth, coldStart, budgets, soak } = report;
  const limit = meanOf(report.limits.limit);
  const targets: Target[] = [];
  const say = (aim: string, found: string, isMet: boolean) => { targets.push({ aim, found, isMet }); };
  const about = (name: string, tell: (row: Row) => void) => rows.filter((row) => row.name === name).forEach(tell);
  for (const [name, what] of [["writes to the plan", "a write to the plan every 20 ms"], ["writes of a consultation", "what people write every 20 ms"]] as const) {
    about(`list, page 1, kept, ${name}`, (row) => {
      const beside = limitsFor(report, row.name);
      say(`list page for everyone, ${what}: >= 5 times the limit program meanwhile`, times(row.rps / beside.limit.rps), row.rps >= 5 * beside.limit.rps);
      say("the same: >= 0.5 of a bare server meanwhile, that sends the bytes from memory", times(row.rps / beside.bare.rps), row.rps >= beside.bare.rps / 2);
      say("the same: p99 under 10 ms at 32 connections", milliseconds(row.p99), row.p99 < 10);
    });
  }
  about("list, page 1, signed in, alone", (row) => { say("signed-in list page: >= 0.2 of the limit program", times(row.rps / limit.rps), row.rps >= 0.2 * limit.rps); });
  about("submissions, the command, 32 readers meanwhile", (row) => {
    say("submissions on disk while 32 readers read: >= 500/s", `${row.rps.toFixed(0)}/s, where the limit program answers ${limit.rps.toFixed(0)}/s alone`, row.rps >= 500);
  });
  about(`submissions, the command, ${steadyPace} a second, 32 readers meanwhile`, (row) => { say(`${steadyPace} submissions/s come in while 32 readers read: p99 under 50 ms`, milliseconds(row.p99), row.rps >= 0.98 * steadyPace && row.p99 < 50); });
  about("comments at a steady pace, through the form", (row) => { say("65 comments/s for as long as one looks", `${row.rps.toFixed(1)}/s, p99 ${milliseconds(row.p99)}`, row.rps >= 64); });
  about("a mix of pages, 32 readers, comments meanwhile", (row) => { say("pages meanwhile: p99 under 100 ms", milliseconds(row.p99), row.p99 < 100); });
  if (coldStart) say("from start to first page: under 1.5 s", `${(coldStart.many / 1000).toFixed(2)} s (${(coldStart.few / 1000).toFixed(2)} s with ${report.few} proposals)`, coldStart.many < 1500);
  const most = Math.max(...rows.map(({ peakMemory }) => peakMemory ?? 0));
  if (most > 0) say("memory of a process: under 350 MB", `${most} MB, the most of any row`, most < 350);
  const grown = growth.map(({ name, few, many }) => ({ name, by: many / few })).sort((a, b) => b.by - a.by);
  if (grown[0]) say(`no page costs more than ${growthAllowed} times at ${report.size} of what it costs at ${report.few}`, `${grown.filter(({ by }) => by > growthAllowed).length} of ${grown.length} pages do; ${grown[0].by.toFixed(2)} at most (${grown[0].name})`, grown[0].by <= growthAllowed);
  const worst = (of: (page: Report["budgets"][number]) => number) => Math.max(...budgets.map(of));
  if (budgets.length > 0) {
    say("style sheets of a public page, cold: <= 25 kB", kilobytes(worst(({ css }) => css)), worst(({ css }) => css) <= budget.css);
    say("its scripts: <= 110 kB", kilobytes(worst(({ js }) => js)), worst(({ js }) => js) <= budget.js);
    say("its fonts: <= 60 kB", kilobytes(worst(({ fonts }) => fonts)), worst(({ fonts }) => fonts) <= budget.fonts);
    say("largest paint on a slow phone: under 1.5 s", `${(worst(({ lcp }) => lcp) / 1000).toFixed(2)} s`, worst(({ lcp }) => lcp) < budget.lcp);
  }
  if (soak) say(`${soak.seconds} s of everything at once: no error, memory flat`, `${soak.errors.length} errors, ${soak.slope.toFixed(1)} MB an hour in the second half`, soak.errors.length === 0 && isFlat(soak));
  return targets;
}

/** Whether memory that went on growing so would take days to be worth a look: it breathes by some MB. */
function isFlat({ slope, seconds }: NonNullable<Report["soak"]>): boolean {
  return (slope * seconds) / 3600 < 10;
}

const times = (ratio: number) => ratio.toFixed(ratio < 10 ? 2 : 1);
const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
