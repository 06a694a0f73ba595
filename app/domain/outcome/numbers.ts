import { outcomes, participantTypes, type Outcome, type ParticipantType, type ProposalStatus } from "#db/values.ts";

/** What proposals are counted by: how they were answered, or that they were not, or that their author took them back. */
export const countedFates = [...outcomes, "unanswered", "withdrawn"] as const;
export type CountedFate = (typeof countedFates)[number];

/** `received` is the sum of the others. `adopted` are those that were adopted in whole or in part. */
export type OutcomeCounts = { received: number; answered: number; unanswered: number; withdrawn: number; adopted: number; byFate: Partial<Record<CountedFate, number>> };

export type OutcomeNumbers = { all: OutcomeCounts; byTheme: Record<string, OutcomeCounts>; byType: Record<ParticipantType, OutcomeCounts> };

type Tally = { themeId: string; participantType: ParticipantType; status: ProposalStatus; count: number };

export function noCounts(): OutcomeCounts {
  return { received: 0, answered: 0, unanswered: 0, withdrawn: 0, adopted: 0, byFate: {} };
}

/** The numbers of a plan from its tallies. A submission that was split is counted as its parts, each of which is answered (docs/decisions/0032). */
export function countOutcome(tallies: readonly Tally[]): OutcomeNumbers {
  const numbers: OutcomeNumbers = { all: noCounts(), byTheme: {}, byType: Object.fromEntries(participantTypes.map((type) => [type, noCounts()])) as OutcomeNumbers["byType"] };
  for (const { themeId, participantType, status, count } of tallies) {
    if (status === "split" || count === 0) continue;
    for (const counts of [numbers.all, (numbers.byTheme[themeId] ??= noCounts()), numbers.byType[participantType]]) add(counts, fateOf(status), count);
  }
  return numbers;
}

function fateOf(status: Exclude<ProposalStatus, "split">): CountedFate {
  return status === "received" || status === "under_consideration" ? "unanswered" : status;
}

function add(counts: OutcomeCounts, fate: CountedFate, count: number) {
  counts.received += count;
  counts.byFate[fate] = (counts.byFate[fate] ?? 0) + count;
  if (fate === "unanswered" || fate === "withdrawn") counts[fate] += count;
  else counts.answered += count;
  if (isAdopted(fate)) counts.adopted += count;
}

/** Whether at least a part of the proposal was taken up. */
function isAdopted(fate: CountedFate): fate is Outcome {
  return fate === "adopted" || fate === "partly_adopted";
}
