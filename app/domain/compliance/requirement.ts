import type { Bilingual, MeetingKind, ParticipantType, PhaseKind, RepositoryKind, RequirementId } from "#db/values.ts";

/** Where a requirement stands. `not_due`: its time has not come; `not_known`: the platform was not there to know. */
export const standings = ["met", "at_risk", "not_met", "not_due", "not_known"] as const;
export type Standing = (typeof standings)[number];

/** What a result was computed from: something of the record that can be looked at. Days are YYYY-MM-DD. */
export type Evidence =
  | { kind: "meeting" | "outreach" | "document"; id: string; title: Bilingual; on: string }
  | { kind: "phase"; phase: PhaseKind; from: string; to: string }
  | { kind: "plan" | "outcome" | "figures" };

/** A sentence about what was found, by the key of its words, with the numbers and days in it. */
export type Fact = { key: FactKey; count?: number; of?: number; day?: string; until?: string };
export type FactKey =
  | "before_platform" | "last_held" | "none_held" | "planned" | "gap" | "rules_public" | "rules_missing" | "readable" | "draft" | "updates" | "none_added"
  | "announced" | "first_opens" | "announcement_not_known" | "activities" | "collect_days" | "types" | "answered" | "answered_in_time" | "answered_late" | "no_proposals" | "adopted" | "not_adopted" | "held_this_year" | "year_lapsed";

/** A requirement as it stands. `dueOn`: the next day by which something must be; `riskFrom`: the day from which it is at risk. Both are null where nothing is due. */
export type RequirementResult = { id: RequirementId; standing: Standing; dueOn: string | null; riskFrom: string | null; facts: Fact[]; evidence: Evidence[] };

/** All of a plan's records that the requirements are computed from. Days are YYYY-MM-DD in Denmark; `to` of a phase is its last day. */
export type ComplianceRecord = {
  isPublic: boolean;
  announcedOn: string | null;
  adoptedOn: string | null;
  closedOn: string | null;
  phases: readonly { kind: PhaseKind; from: string; to: string }[];
  meetings: readonly { id: string; kind: MeetingKind; title: Bilingual; heldOn: string; isCancelled: boolean }[];
  outreach: readonly { id: string; title: Bilingual; doneOn: string }[];
  /** Without those that were withdrawn. */
  documents: readonly { id: string; kind: RepositoryKind; title: Bilingual; addedOn: string }[];
  contributions: Readonly<Record<ParticipantType, number>>;
  /** Admissible proposals, and how many of them have a published answer; `late`: those answered after the plan was adopted. */
  answers: { admissible: number; answered: number; late: number };
};
