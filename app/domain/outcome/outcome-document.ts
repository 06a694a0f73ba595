import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Locale } from "#db/values.ts";
import { plain, type Block, type Line, type StructuredDocument } from "../documents/document.ts";
import type { OutcomeContent } from "./content.ts";
import { annexBlocks } from "./document-annex.ts";
import { askedBlocks, knownBlocks, periodBlocks } from "./document-asked.ts";
import { numberBlocks } from "./document-numbers.ts";
import { themeBlocks } from "./document-themes.ts";
import { commentBlocks } from "./document-comments.ts";
import type { Telling } from "./document-words.ts";

/**
 * The commented overview (in Danish a høringsnotat) of what is accounted for: who was asked and who answered, when, the numbers, per theme what
 * was said, taken up, not, and why, and every proposal with its fate. It is made of the content alone, so that it is the same whenever it is made.
 */
export function outcomeDocument(content: OutcomeContent, locale: Locale): StructuredDocument {
  const m = messages[locale];
  const words = m.outcome.document;
  const telling: Telling = { m, words, locale, content };
  const plan = inLocale(content.plan.title, locale);
  const author = content.plan.coordinator ? inLocale(content.plan.coordinator, locale).text : words.unsigned;
  const at = new Date(content.at);
  return {
    locale, title: words.title, subtitle: words.subtitle(plan.text), author, subject: words.subject(plan.text), date: at,
    cover: [plain(words.by(author)), plain(words.made(format.dateTime(locale, at))), ...(content.plan.isDemo ? [plain(words.demo)] : [])],
    words: { contents: words.contents, page: words.page },
    blocks: [...summaryBlocks(telling), ...askedBlocks(telling), ...periodBlocks(telling), ...(isAccounted(content) ? [...numberBlocks(telling), ...themeBlocks(telling), ...annexBlocks(telling)] : []), ...commentBlocks(telling), ...knownBlocks(telling)],
  };
}

/** Whether there is anything to account for: else the document says so, and what is known beside it. */
function isAccounted({ proposals }: OutcomeContent): boolean {
  return proposals.length > 0;
}

function summaryBlocks({ m, words, locale, content }: Telling): Block[] {
  const { all } = content.numbers;
  const number = (value: number) => format.number(locale, value);
  const unrecorded = content.period === null && !isAccounted(content);
  const lines: Line[] = unrecorded ? [plain(m.outcome.unknown.text)] : !isAccounted(content) ? [plain(words.noProposals)] : [
    plain([words.summaryLine(number(all.received), number(all.answered), number(all.unanswered)), words.adoptedLine(number(all.adopted)), all.withdrawn > 0 ? words.withdrawnLine(number(all.withdrawn)) : "", content.hidden > 0 ? words.hiddenLine(number(content.hidden)) : ""].filter(Boolean).join(" ")),
    ...(all.unanswered > 0 ? [plain(m.outcome.state.unfinishedText)] : []),
    plain(m.outcome.counted),
  ];
  return [{ kind: "heading", level: 1, text: words.summary, id: "summary" }, ...lines.map((line, index): Block => ({ kind: "paragraph", line, ...(index === 0 && { style: "lead" as const }) }))];
}
