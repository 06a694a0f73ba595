import { draftOutcomes } from "#db/values.ts";
import type { DraftCommentsLine } from "./content.ts";

/** All lines together. */
export function sumOfDraftComments(lines: readonly DraftCommentsLine[]): Omit<DraftCommentsLine, "reference" | "title"> {
  const sum = (of: (line: DraftCommentsLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  return {
    received: sum((line) => line.received), unanswered: sum((line) => line.unanswered), hidden: sum((line) => line.hidden),
    outcomes: Object.fromEntries(draftOutcomes.map((outcome) => [outcome, sum((line) => line.outcomes[outcome])])) as DraftCommentsLine["outcomes"],
  };
}
