import type { ProposalStatus } from "#db/values.ts";
import { phaseState, type Phase } from "../plans/phase.ts";

/** What happens next with a proposal, and when. `by` is null where the plan says no date; `until` is when the collection closes. */
export type NextStep =
  /** Not public yet: its plan looks at texts first. */
  | { kind: "screening" }
  | { kind: "hidden" } | { kind: "withdrawn" } | { kind: "answered" }
  /** Its parts are answered each. */
  | { kind: "split" }
  /** Received, while others can support it and comment. */
  | { kind: "collecting"; until: Date; by: Date | null }
  /** Received, and the collection is over. */
  | { kind: "waiting"; by: Date | null }
  | { kind: "considered"; by: Date | null }
  /** The time for answers is over, and there is none. */
  | { kind: "overdue"; by: Date };

/** What comes next for a proposal as it stands, by the phases of its plan. */
export function nextStep({ status, isHidden, awaitsScreening = false }: { status: ProposalStatus; isHidden: boolean; awaitsScreening?: boolean }, phases: readonly Phase[], now: Date): NextStep {
  if (awaitsScreening) return { kind: "screening" };
  if (isHidden) return { kind: "hidden" };
  if (status === "withdrawn") return { kind: "withdrawn" };
  if (status === "split") return { kind: "split" };
  if (status !== "received" && status !== "under_consideration") return { kind: "answered" };
  const triage = phaseState(phases, "triage", now);
  if (triage.state === "over") return { kind: "overdue", by: triage.closedAt };
  const by = phases.find((phase) => phase.kind === "triage")?.closesAt ?? null;
  if (status === "under_consideration") return { kind: "considered", by };
  const collect = phaseState(phases, "collect", now);
  return collect.state === "open" ? { kind: "collecting", until: collect.closesAt, by } : { kind: "waiting", by };
}
