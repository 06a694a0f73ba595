import type { CompletionLevel, EarlyResultLevel, ParticipationLevel, PotentialLevel } from "#db/values.ts";
import type { Messages } from "./messages.ts";

type Coded = { isVerifiable: boolean | null; hasOpenGovernmentLens: boolean | null; potential: PotentialLevel | null; completion: CompletionLevel | null; earlyResults: EarlyResultLevel | null; influence: ParticipationLevel | null };

/** A code of OGP's reviewers in words; null for what they did not code. */
export function codedWord(m: Messages, coding: Coded, key: keyof Coded): string | null {
  const words = m.implementation.coding;
  if (key === "isVerifiable" || key === "hasOpenGovernmentLens") return coding[key] === null ? null : coding[key] ? words.yes : words.no;
  if (key === "completion") return coding.completion && m.implementation.levels[coding.completion];
  if (key === "potential") return coding.potential && words.potential[coding.potential];
  return key === "earlyResults" ? coding.earlyResults && words.earlyResults[coding.earlyResults] : coding.influence && words.influence[coding.influence];
}
