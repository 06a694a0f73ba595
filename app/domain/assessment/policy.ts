import type { CaseStage, ProposalStatus } from "#db/values.ts";

/** So great a difference between two assessors on one criterion is looked at again (domain facts, section 4). */
const tooFarApart = 2;

/** What decides whether a case is still assessed. */
type Assessable = { status: ProposalStatus; stage: CaseStage; isHidden: boolean };

/** Whether a case can be assessed now: it waits for its answer, and its text is public. */
export function isAssessable({ status, stage, isHidden }: Assessable): boolean {
  return (status === "received" || status === "under_consideration") && stage !== "published" && !isHidden;
}

/** The criteria on which two of these differ so much that it must be looked at, by id. */
export function differencesBetween(scores: readonly Record<string, number>[]): string[] {
  const found = new Map<string, { low: number; high: number }>();
  for (const each of scores) {
    for (const [criterion, score] of Object.entries(each)) {
      const before = found.get(criterion) ?? { low: score, high: score };
      found.set(criterion, { low: Math.min(before.low, score), high: Math.max(before.high, score) });
    }
  }
  return [...found].filter(([, { low, high }]) => high - low >= tooFarApart).map(([criterion]) => criterion);
}

/**
 * Whether somebody sees what the others found. Who is asked does when they have submitted their own, so that each finds it
 * alone; the others when as many have as the plan asks for. Nobody does who decides nothing on the case.
 */
export function seesScores({ mayDecide, mine, submitted, needed }: { mayDecide: boolean; mine: "draft" | "submitted" | null; submitted: number; needed: number }): boolean {
  if (!mayDecide || mine === "draft") return false;
  return mine === "submitted" || submitted >= needed;
}

/** Whether somebody who may decide on a case can assess it: who is asked or has done so, and others while assessors are missing. */
export function mayAssess({ mine, submitted, needed }: { mine: "draft" | "submitted" | null; submitted: number; needed: number }): boolean {
  return mine !== null || submitted < needed;
}

/** The stage that follows from how many have submitted. It goes no further back than to be in triage, and never back from an answer in the making. */
export function stageAfter(stage: CaseStage, { submitted, needed }: { submitted: number; needed: number }): CaseStage {
  if (submitted >= needed && (stage === "submitted" || stage === "in_triage")) return "assessed";
  return submitted < needed && stage === "assessed" ? "in_triage" : stage;
}
