import { format } from "#app/i18n/format.ts";
import { draftOutcomes } from "#db/values.ts";
import { plain, type Block } from "../documents/document.ts";
import { bilingual, type Telling } from "./document-words.ts";
import { sumOfDraftComments } from "./draft-comments.ts";

/** How many comments came on the drafts, and what became of them, by initiative. */
export function commentBlocks(telling: Telling): Block[] {
  const { m, locale, content: { draftComments = [] } } = telling;
  if (draftComments.length === 0) return [];
  const words = m.outcome.draftComments;
  const number = (value: number) => format.number(locale, value);
  const sum = sumOfDraftComments(draftComments);
  // Where some are hidden they have a column, so that each row adds up.
  const cells = ({ received, outcomes, unanswered, hidden }: typeof sum) => [received, ...draftOutcomes.map((outcome) => outcomes[outcome]), unanswered, ...(sum.hidden > 0 ? [hidden] : [])].map((value) => plain(number(value)));
  return [
    { kind: "heading", level: 1, text: words.heading, id: "draft-comments" },
    { kind: "paragraph", line: plain(`${words.finding(number(sum.received), number(sum.received - sum.unanswered - sum.hidden))}${sum.hidden > 0 ? ` ${words.hidden(number(sum.hidden))}` : ""}`) },
    {
      kind: "table", caption: words.caption,
      columns: [{ header: words.initiative, share: 3 }, { header: words.received, numeric: true }, ...draftOutcomes.map((outcome) => ({ header: m.initiativeComments.outcomes[outcome], numeric: true })), { header: words.unanswered, numeric: true }, ...(sum.hidden > 0 ? [{ header: words.hiddenOf, numeric: true }] : [])],
      rows: [...draftComments.map((line) => [[{ text: `${line.reference} ` }, bilingual(telling, line.title)], ...cells(line)]), [[{ text: m.outcome.total, strong: true }], ...cells(sum)]],
    },
  ];
}
