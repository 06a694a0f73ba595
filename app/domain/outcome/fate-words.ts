import { firstSentence } from "#app/lib/text.ts";
import type { Messages } from "#app/i18n/messages.ts";
import type { OutcomeAnswer } from "./content.ts";
import type { Fate } from "./fates.ts";

/** In how many characters a line says why. */
const shortReason = 200;

/** What became of a proposal, in the words that are used for it everywhere. */
export function fateWord(m: Messages, fate: Fate): string {
  return fate === "unanswered" || fate === "hidden" ? m.outcome.fates[fate] : m.words.statuses[fate];
}

type Told = { fate: Fate; hideReason: keyof Messages["words"]["hideReasons"] | null; withdrawReason: keyof Messages["versions"]["withdrawReasons"] | null; answer: OutcomeAnswer | null };

/** Why, in short: what the answer says in one sentence, or by which reasons. `language` is that of the text where it is somebody's own words, and null for those of the platform. */
export function shortWhy(m: Messages, { fate, hideReason, withdrawReason, answer }: Told): { text: string; language: string | null } {
  if (fate === "hidden") return { text: hideReason ? m.words.hideReasons[hideReason] : "", language: null };
  if (fate === "withdrawn") return { text: withdrawReason ? m.versions.withdrawReasons[withdrawReason] : "", language: null };
  if (fate === "split") return { text: m.outcome.splitWhy, language: null };
  if (fate === "unanswered") return { text: m.outcome.unansweredWhy, language: null };
  if (!answer) return { text: "", language: null };
  const own = answer.summary || firstSentence(answer.reason, shortReason);
  return own ? { text: own, language: answer.language } : { text: reasonWords(m, answer), language: null };
}

export function reasonWords(m: Messages, { reasonCodes }: Pick<OutcomeAnswer, "reasonCodes">): string {
  return reasonCodes.map((code) => m.answers.reasons[code]).join(" · ");
}
