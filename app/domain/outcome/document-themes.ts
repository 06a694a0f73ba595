import { format } from "#app/i18n/format.ts";
import { outcomes } from "#db/values.ts";
import { plain, type Block, type Line } from "../documents/document.ts";
import type { OutcomeAnswer, OutcomeProposal } from "./content.ts";
import { bilingual, paragraphs, written, type Telling } from "./document-words.ts";
import { fateWord, reasonWords } from "./fate-words.ts";

/** Theme by theme what was said, what was taken up, in part, and not, and why; proposals with the same outcome together. */
export function themeBlocks(telling: Telling): Block[] {
  const { m, words, content } = telling;
  return content.themes.flatMap(({ number, title, counts }): Block[] => {
    const ofTheme = content.proposals.filter((proposal) => proposal.theme === number && proposal.answer !== null);
    return [
      { kind: "heading", level: 1, id: `theme-${number}`, newPage: true, ...bilingual(telling, title) },
      { kind: "paragraph", line: plain(counts.received === 0 ? words.themeNone : m.outcome.themeLead(counts.received, counts.answered, counts.adopted)), style: "lead" },
      ...outcomes.flatMap((outcome): Block[] => {
        const found = ofTheme.filter(({ fate }) => fate === outcome);
        if (found.length === 0) return [];
        return [{ kind: "heading", level: 2, text: `${fateWord(m, outcome)} (${format.number(telling.locale, found.length)})`, id: `theme-${number}-${outcome}` }, ...found.flatMap((proposal) => proposalBlocks(telling, proposal, proposal.answer!))];
      }),
    ];
  });
}

function proposalBlocks(telling: Telling, proposal: OutcomeProposal, answer: OutcomeAnswer): Block[] {
  const { m, words, locale, content } = telling;
  const title = written(telling, proposal.title, proposal.language);
  const said = (text: string): Line[] => paragraphs(telling, text, answer.language);
  const landed = proposal.landedIn.map((reference): Line => {
    const initiative = content.initiatives.find((each) => each.reference === reference);
    return [{ text: initiative ? `${reference} ` : reference }, ...(initiative ? [bilingual(telling, initiative.title)] : [])];
  });
  const items = [
    { term: words.from, text: [plain([proposal.type && m.words.participantTypes[proposal.type], proposal.name ?? ""].filter(Boolean).join(", "))] },
    { term: words.answer, text: said(answer.summary) },
    { term: words.adopted, text: said(answer.elementsAdopted) },
    { term: words.notAdopted, text: said(answer.elementsNotAdopted) },
    { term: words.reasons, text: answer.reasonCodes.length > 0 ? [plain(reasonWords(m, answer))] : [] },
    { term: words.why, text: answer.reason ? said(answer.reason) : answer.summary ? [] : [plain(words.noReason)] },
    { term: words.mergedInto, text: answer.mergedInto ? [plain(answer.mergedInto)] : [] },
    { term: words.forwardedTo, text: answer.forwardedTo ? [plain(answer.forwardedTo)] : [] },
    { term: words.landed, text: landed },
    { term: words.answeredBy, text: answer.authority || answer.authorityRole ? [plain([answer.authority, answer.authorityRole].filter(Boolean).join(", "))] : [] },
    { term: words.answeredOn, text: [plain(format.date(locale, new Date(answer.publishedAt)))] },
  ].filter(({ text }) => text.length > 0);
  return [{ kind: "heading", level: 3, id: proposal.reference, ...title, text: `${proposal.reference} ${title.text}` }, { kind: "facts", items }];
}
