import type { Block, Line } from "../documents/document.ts";
import type { OutcomeProposal } from "./content.ts";
import { written, type Telling } from "./document-words.ts";
import { fateWord, shortWhy } from "./fate-words.ts";

/** Every proposal in one line: number, what it is called and who said it, what became of it and why. */
export function annexBlocks(telling: Telling): Block[] {
  const { words, content } = telling;
  const answered = new Set(content.proposals.filter(({ answer }) => answer !== null).map(({ reference }) => reference));
  return [
    { kind: "heading", level: 1, text: words.annex, id: "annex", newPage: true },
    {
      kind: "table", caption: words.annexCaption, columns: [{ header: words.reference, share: 2 }, { header: words.proposal, share: 4 }, { header: words.fate, share: 5 }],
      rows: content.proposals.map((proposal) => [[answered.has(proposal.reference) ? { text: proposal.reference, href: `#${proposal.reference}` } : { text: proposal.reference }], titleOf(telling, proposal), fateOf(telling, proposal)]),
    },
  ];
}

function titleOf(telling: Telling, { fate, title, language, type, name, partOf }: OutcomeProposal): Line {
  const { m } = telling;
  if (fate === "hidden") return [{ text: m.outcome.hiddenTitle }];
  if (fate === "withdrawn") return [{ text: m.outcome.tombstone }];
  const who = [type && m.words.participantTypes[type], name ?? "", partOf ? m.outcome.partOf(partOf) : ""].filter(Boolean).join(", ");
  return [written(telling, title, language), { text: ` (${who})` }];
}

function fateOf(telling: Telling, proposal: OutcomeProposal): Line {
  const { m } = telling;
  const { text, language } = shortWhy(m, proposal);
  const { answer, landedIn } = proposal;
  const where = [answer?.mergedInto ? `${m.outcome.mergedInto} ${answer.mergedInto}` : "", answer?.forwardedTo ? `${m.outcome.forwardedTo} ${answer.forwardedTo}` : "", landedIn.length > 0 ? `${m.outcome.landedIn} ${landedIn.join(", ")}` : ""].filter(Boolean).join("; ");
  return [{ text: fateWord(m, proposal.fate), strong: true }, ...(text ? [{ text: ": " }, language === null ? { text } : written(telling, text, language)] : []), ...(where ? [{ text: ` → ${where}` }] : [])];
}
