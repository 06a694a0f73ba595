import { format } from "#app/i18n/format.ts";
import { plain, type Block, type Line } from "../documents/document.ts";
import { bilingual, type Telling } from "./document-words.ts";
import { daysFromTo } from "#app/lib/danish-day.ts";

/** Who was asked, with a tick in words for who answered. */
export function askedBlocks({ m, words, locale, content }: Telling): Block[] {
  const heading: Block = { kind: "heading", level: 1, text: words.asked, id: "asked" };
  const { consulted } = content;
  // Of a plan that is older than the platform it is told with what is known.
  if (consulted.length === 0) return content.period === null ? [] : [heading, { kind: "paragraph", line: plain(m.outcome.consultedNone) }];
  const number = (value: number) => format.number(locale, value);
  return [
    heading,
    { kind: "paragraph", line: plain(`${m.outcome.consultedFinding(number(consulted.filter(({ answered }) => answered).length), number(consulted.length))}.`) },
    { kind: "paragraph", line: plain(m.outcome.consultedNote), style: "small" },
    { kind: "table", caption: words.askedCaption, columns: [{ header: m.outcome.party, share: 3 }, { header: m.outcome.flow.type, share: 2 }, { header: m.outcome.hasAnswered }], rows: consulted.map(({ name, type, answered }) => [plain(name), plain(m.words.participantTypesMany[type]), plain(answered ? m.outcome.yes : m.outcome.no)]) },
  ];
}

/** The time in which something could be said, from, to, and in days. */
export function periodBlocks({ m, words, locale, content: { period } }: Telling): Block[] {
  if (!period) return [];
  const line = `${m.outcome.periodLabel}: ${m.outcome.periodOf(format.date(locale, new Date(period.opensAt)), format.lastDay(locale, new Date(period.closesAt)), m.outcome.days(period.days))}.`;
  return [{ kind: "heading", level: 1, text: words.when, id: "when" }, { kind: "paragraph", line: plain(line) }];
}

/** What is known of how the plan came about, each with its source, and what is not known. */
export function knownBlocks(telling: Telling): Block[] {
  const { m, words, locale, content: { facts } } = telling;
  const { announcedOn, consultationDeadline, invited = [], review = [], notKnown = [], sources = [] } = facts;
  const dates = announcedOn && consultationDeadline ? [
    { term: m.outcome.unknown.announced, text: [plain(format.day(locale, announcedOn))] }, { term: m.outcome.unknown.deadline, text: [plain(format.day(locale, consultationDeadline))] },
    { term: m.outcome.unknown.length, text: [plain(m.outcome.unknown.lengthOf(m.outcome.days(daysFromTo(announcedOn, consultationDeadline))))] },
  ] : [];
  const known = [...dates, ...(invited.length > 0 ? [{ term: words.invited, text: invited.map((each): Line => [bilingual(telling, each)]) }] : [])];
  return [
    ...section("known", words.known, known.length > 0 ? [{ kind: "facts", items: known }] : []),
    ...section("review", words.review, review.length > 0 ? [{ kind: "facts", items: review.map(({ label, value, source }) => ({ term: bilingual(telling, label).text, text: [[bilingual(telling, value), { text: " " }, { text: source, href: source }]] })) }] : []),
    ...section("not-known", words.notKnown, notKnown.length > 0 ? [{ kind: "list", ordered: false, items: notKnown.map((each) => [bilingual(telling, each)]) }] : []),
    ...section("sources", words.sources, sources.length > 0 ? [{ kind: "list", ordered: false, items: sources.map(({ label, url }) => [{ ...bilingual(telling, label), href: url }]) }] : []),
  ];
}

function section(id: string, text: string, blocks: Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: "heading", level: 1, text, id }, ...blocks];
}
