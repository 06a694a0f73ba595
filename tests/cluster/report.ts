import type { Outcome } from "./browser.ts";

/** What people met while something happened. Times in milliseconds since 1970. */
export type Happened = { name: string; begun: number; /** When it was over for who uses the site. */ over: number; /** When the next thing began. */ until: number; outcomes: Outcome[]; acknowledged: number };

/** A request that begins so long after it was over must be answered, in milliseconds: processes look at their servers once a second. */
const grace = 1500;

const isFailure = ({ status }: Outcome) => status === "lost" || status >= 500;

/** Requests that failed though they began when it was over. */
export function tooLate({ outcomes, over }: Happened): Outcome[] {
  return outcomes.filter((each) => isFailure(each) && each.begun > over + grace);
}

export function tableOf(rows: readonly Happened[]): string {
  const head = ["what happened", "it took s", "requests", "submissions acknowledged", "visitors' pages 5xx", "others' pages 5xx", "forms 5xx", "connections lost", "5xx lasted s", "slowest answer s"];
  const lines = rows.map((row) => {
    const { outcomes } = row;
    const failures = outcomes.filter(isFailure);
    const unwell = failures.filter(({ status }) => status !== "lost");
    const pages = (who: Outcome["who"]) => unwell.filter((each) => each.who === who && each.kind === "read").length;
    const lasted = unwell.length === 0 ? 0 : Math.max(...unwell.map(({ ended }) => ended)) - Math.min(...unwell.map(({ ended }) => ended));
    const slowest = Math.max(0, ...outcomes.filter((each) => !isFailure(each)).map(({ begun, ended }) => ended - begun));
    return [row.name, seconds(row.over - row.begun), outcomes.length, row.acknowledged, pages("visitor"), pages("person"), unwell.filter(({ kind }) => kind === "write").length, failures.length - unwell.length, seconds(lasted), seconds(slowest)];
  });
  return [head, head.map((_, index) => (index === 0 ? "---" : "---:")), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
