import { dayOf } from "#app/lib/danish-day.ts";
import { requirementIds } from "#db/values.ts";
import { announcedInTime, answeredBeforeAdoption, madeAware, tookInput } from "./co-creation.ts";
import { forumMeets, implementationMeets, isReadable, repositoryIsUpdated } from "./standing-duties.ts";
import type { ComplianceRecord, RequirementResult } from "./requirement.ts";
import type { Thresholds } from "./thresholds.ts";

/**
 * OGP's minimum requirements of a plan, computed from its records at a moment (domain facts, section 3). Pure: the same record gives the
 * same result. Of a plan that is older than the platform, which has no phases here, what is not known to be met is not known: it is never not met.
 */
export function computeCompliance(record: ComplianceRecord, thresholds: Thresholds, now: Date): RequirementResult[] {
  const today = dayOf(now);
  const results: Record<(typeof requirementIds)[number], RequirementResult> = {
    "1.1": forumMeets(record, thresholds["1.1"], today),
    "2.1": isReadable(record),
    "2.2": repositoryIsUpdated(record, thresholds["2.2"], today),
    "3.1": announcedInTime(record, thresholds["3.1"], today),
    "3.2": madeAware(record, thresholds["3.2"], today),
    "3.3": tookInput(record, thresholds["3.3"], today),
    "4.1": answeredBeforeAdoption(record, thresholds["4.1"], today),
    "5.1": implementationMeets(record, thresholds["5.1"], today),
  };
  return requirementIds.map((id) => (record.phases.length === 0 ? asFarAsKnown(results[id]) : results[id]));
}

function asFarAsKnown(result: RequirementResult): RequirementResult {
  if (result.standing === "met" || result.id === "2.1") return result;
  return { ...result, standing: "not_known", dueOn: null, riskFrom: null, facts: [{ key: "before_platform" }] };
}
