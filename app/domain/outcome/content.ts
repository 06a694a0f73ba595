import type { PlanFacts } from "#db/schema/plans.ts";
import type { AnswerReason, Bilingual, DraftOutcome, HideReason, ParticipantType, WithdrawReason } from "#db/values.ts";
import type { Fate } from "./fates.ts";
import type { OutcomeCounts, OutcomeNumbers } from "./numbers.ts";

/** The time in which proposals could be sent in: moments as ISO texts, `days` counted with the first and the last. */
export type OutcomePeriod = { opensAt: string; closesAt: string; days: number };

/** Who was asked to take part, and whether they did. */
export type OutcomeParty = { name: string; type: ParticipantType; answered: boolean };

/** The published answer in force, as far as it accounts for a proposal. */
export type OutcomeAnswer = {
  summary: string; reason: string; reasonCodes: AnswerReason[]; elementsAdopted: string; elementsNotAdopted: string;
  mergedInto: string | null; forwardedTo: string | null; authority: string; authorityRole: string; language: string; publishedAt: string;
};

/** One proposal and what became of it. Of one that was withdrawn or hidden there is no text, name or answer, of a hidden one nothing but its reference and the reason; `name` is that of an organisation, and null for a person. */
export type OutcomeProposal = {
  reference: string; theme: number | null; type: ParticipantType | null; name: string | null; title: string; language: string; fate: Fate;
  hideReason: HideReason | null; withdrawReason: WithdrawReason | null;
  /** The submission that it is a part of. */
  partOf: string | null;
  /** The initiatives that it landed in. */
  landedIn: string[];
  answer: OutcomeAnswer | null;
};

/** How many comments came on the draft of an initiative, and what became of those that can be seen: numbers, nobody by name. */
export type DraftCommentsLine = { reference: string; title: Bilingual; received: number; outcomes: Record<DraftOutcome, number>; unanswered: number; hidden: number };

/**
 * The accounting of a plan as it stands at a moment, in both languages: what is published, hashed and made into documents. It can be
 * written as JSON and read back unchanged. No person is named in it, as it is never changed and people may take their name back.
 */
export type OutcomeContent = {
  format: 1;
  at: string;
  plan: { slug: string; code: string; title: Bilingual; coordinator: Bilingual | null; isDemo: boolean };
  /** Null where the plan collected no proposals here. */
  period: OutcomePeriod | null;
  /** What is known of how the plan came about, with its sources; of a plan that is older than the platform, all that there is. */
  facts: Pick<PlanFacts, "announcedOn" | "consultationDeadline" | "invited" | "review" | "notKnown" | "sources">;
  consulted: OutcomeParty[];
  numbers: { all: OutcomeCounts; byType: OutcomeNumbers["byType"] };
  hidden: number;
  themes: { number: number; title: Bilingual; counts: OutcomeCounts }[];
  /** The titles of the initiatives that proposals landed in. */
  initiatives: { reference: string; title: Bilingual }[];
  /** What was said about its drafts; left out where nothing was, as in what was published before drafts were commented on. */
  draftComments?: DraftCommentsLine[];
  /** All of them, in the order in which they came in. */
  proposals: OutcomeProposal[];
};
