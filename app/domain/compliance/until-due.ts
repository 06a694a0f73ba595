import { addDays } from "#app/lib/danish-day.ts";
import type { RequirementResult } from "./requirement.ts";

/** Where something that is due on a day stands before it is done: calm, at risk from so many days before, not met after it. */
export function untilDue(today: string, dueOn: string, warnDays: number, calm: "met" | "not_due"): { standing: RequirementResult["standing"]; dueOn: string; riskFrom: string } {
  const riskFrom = addDays(dueOn, -warnDays);
  return { standing: today > dueOn ? "not_met" : today >= riskFrom ? "at_risk" : calm, dueOn, riskFrom };
}
