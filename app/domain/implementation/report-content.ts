import type { InitiativeFacts } from "#db/schema/initiatives.ts";
import type { EvidenceLink } from "#db/schema/implementation.ts";
import type { Bilingual, CompletionLevel } from "#db/values.ts";
import type { Coding } from "./coding.ts";
import type { InitiativeProgress } from "./progress.ts";

/** The parts of the self-assessment that those who run the plan write, in their order. */
export const reportParts = ["introduction", "process", "results", "lessons", "next"] as const;
export type ReportPart = (typeof reportParts)[number];

/** What was last reported of a milestone, of what is not hidden. `files`: how many go with it, which are on the page of the initiative. */
export type AccountedReport = { completion: CompletionLevel; body: string; language: string; evidence: EvidenceLink[]; files: number; reportedAs: string; at: string };

/** A milestone as it stood. `isOverdue`: by the day of the report. */
export type AccountedMilestone = { number: number; title: Bilingual; deliverable: Bilingual; startsOn: string | null; endsOn: string | null; movedFrom: string | null; completion: CompletionLevel | null; isOverdue: boolean; last: AccountedReport | null };

/** An initiative as it stood. `text`: what those who run the plan write on it. `review`: what sources say of the reviewers' judgement on one that is older than the platform. */
export type AccountedInitiative = {
  reference: string; number: string; theme: number; title: Bilingual; lead: string | null; isLeadFromSource: boolean; progress: InitiativeProgress; text: Bilingual;
  milestones: AccountedMilestone[]; coding: Coding | null; review: NonNullable<InitiativeFacts["review"]>;
};

/**
 * All that a self-assessment report says at the moment it is published, in both languages: kept for good. Times are ISO 8601, days
 * YYYY-MM-DD. No person is named in it.
 */
export type ReportContent = {
  format: 1;
  at: string;
  plan: { slug: string; code: string; title: Bilingual; coordinator: Bilingual | null; isDemo: boolean };
  parts: Record<ReportPart, Bilingual>;
  themes: { number: number; title: Bilingual }[];
  initiatives: AccountedInitiative[];
};
