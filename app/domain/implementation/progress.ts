import type { CompletionLevel } from "#db/values.ts";

/** As much of a milestone as its state follows from. Days are YYYY-MM-DD. */
export type MilestoneState = { startsOn: string | null; endsOn: string | null; completion: CompletionLevel | null };

/** How far an initiative has come, as worked out from its milestones. `not_reported`: nobody has reported on any; `unknown`: it has none here. */
export type InitiativeProgress = CompletionLevel | "not_reported" | "unknown";

/** All of them in the order in which they are counted and drawn: the furthest first. */
export const progressLevels = ["complete", "substantial", "limited", "not_started", "no_evidence", "not_reported", "unknown"] as const satisfies readonly InitiativeProgress[];

const points: Record<CompletionLevel, number> = { complete: 3, substantial: 2, limited: 1, not_started: 0, no_evidence: 0 };
const most = points.complete;

/** Whether a milestone should have been complete by now: its last day has passed, and nobody has said that it is. */
export function isOverdue({ endsOn, completion }: Pick<MilestoneState, "endsOn" | "completion">, today: string): boolean {
  return endsOn !== null && endsOn < today && completion !== "complete";
}

/**
 * How far an initiative has come. Each milestone counts alike, by what was last reported of it: complete 3, substantial 2, limited 1,
 * else nothing, also where nobody has reported. All complete is complete; half of what could be reached or more is substantial; anything
 * else above nothing is limited. OGP's reviewers judge by themselves (`review_codings`): this is not their coding.
 */
export function progressOf(milestones: readonly Pick<MilestoneState, "completion">[]): InitiativeProgress {
  if (milestones.length === 0) return "unknown";
  const reported = milestones.flatMap(({ completion }) => completion ?? []);
  if (reported.length === 0) return "not_reported";
  const reached = reported.reduce((sum, completion) => sum + points[completion], 0);
  if (reached === most * milestones.length) return "complete";
  if (reached * 2 >= most * milestones.length) return "substantial";
  if (reached > 0) return "limited";
  return reported.includes("no_evidence") ? "no_evidence" : "not_started";
}

/** The end that a milestone had when its plan was first adopted, where it has been moved since; else null. */
export function movedFrom({ endsOn, firstEndsOn }: { endsOn: string | null; firstEndsOn: string | null }): string | null {
  return firstEndsOn !== null && firstEndsOn !== endsOn ? firstEndsOn : null;
}
