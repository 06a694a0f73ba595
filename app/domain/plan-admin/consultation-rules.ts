import type { PhaseKind } from "#db/values.ts";

/**
 * What is asked of the time in which everybody is heard. `shortestDays`: the guideline for hearings; what is shorter needs a
 * public reason (domain facts, section 5: four weeks, lovkvalitet.dk 9.1.2). `noticeDays`: so long before it opens the timeline
 * is public (section 3, requirement 3.1: two weeks). `holidayMonth`: the month, from 1, in which few can answer (section 5: July).
 */
export const consultationRules = { kind: "collect", shortestDays: 28, noticeDays: 14, holidayMonth: 7 } as const satisfies { kind: PhaseKind; shortestDays: number; noticeDays: number; holidayMonth: number };

/** The usual length of each phase in days, which a first date makes dates of. A proposal of ours, to be changed on the page. */
export const usualCycle: readonly (readonly [PhaseKind, number])[] = [["announce", 28], ["collect", 56], ["triage", 28], ["draft", 35], ["publish", 14], ["implement", 730], ["report", 60]];
