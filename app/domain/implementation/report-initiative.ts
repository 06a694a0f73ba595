import { codedWord } from "#app/i18n/coded-word.ts";
import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Locale } from "#db/values.ts";
import { plain, type Block, type Line } from "../documents/document.ts";
import { reviewBlocks } from "../publications/initiative-blocks.ts";
import { paragraphsOf, worded } from "../publications/text-blocks.ts";
import { codingKeys } from "./coding.ts";
import type { AccountedInitiative, AccountedMilestone } from "./report-content.ts";

/** An initiative in the self-assessment: how far it has come, what is said of it, its milestones with their last reports, and the reviewers' coding. */
export function accountedBlocks(initiative: AccountedInitiative, locale: Locale): Block[] {
  const { implementation: { progress: levels, report: { document: words } }, publications } = messages[locale];
  const { number, title, text, lead, isLeadFromSource, progress, milestones } = initiative;
  const name = inLocale(title, locale);
  const written = paragraphsOf(text, locale);
  return [
    { kind: "heading", level: 2, id: `i-${number}`, text: `${number} ${name.text}`, ...(name.lang !== locale && { lang: name.lang }) },
    { kind: "facts", items: [{ term: words.progress, text: [plain(levels[progress])] }, { term: words.lead, text: [lead ? plain(lead, isLeadFromSource && locale !== "en" ? "en" : undefined) : plain(publications.document.notKnown)] }] },
    ...(written.length > 0 ? written : [{ kind: "paragraph", line: plain(words.noText), style: "small" } as const]),
    ...(milestones.length > 0 ? milestoneBlocks(initiative, locale) : [{ kind: "paragraph", line: plain(words.noMilestones), style: "small" } as const]),
    ...codingBlocks(initiative, locale),
  ];
}

function milestoneBlocks({ number, milestones }: AccountedInitiative, locale: Locale): Block[] {
  const { implementation: { progress: levels, overdue, movedFrom, report: { document: words } }, publications } = messages[locale];
  const day = (value: string | null) => (value ? format.day(locale, value) : words.notKnown);
  return [
    { kind: "heading", level: 3, id: `i-${number}-milestones`, text: publications.document.milestones },
    {
      kind: "table", caption: words.milestonesOf(number), columns: [{ header: words.milestone, share: 2.5 }, { header: words.ends, share: 1.2 }, { header: words.level, share: 1.3 }],
      rows: milestones.map((each): Line[] => [[{ text: `${each.number}. ` }, worded(each.title, locale)], plain(each.movedFrom ? `${day(each.endsOn)} (${movedFrom(day(each.movedFrom))})` : day(each.endsOn)), plain(`${levels[each.completion ?? "not_reported"]}${each.isOverdue ? ` (${overdue.toLowerCase()})` : ""}`)]),
    },
    ...milestones.flatMap((each) => reportBlocks(each, locale)),
  ];
}

function reportBlocks({ number, title, last }: AccountedMilestone, locale: Locale): Block[] {
  const { milestone, reportedBy, reportedAs, evidence: heading, report: { document: words } } = messages[locale].implementation;
  if (last === null) return [];
  const lines: Line[] = [...last.evidence.map(({ label, url }) => [{ text: label || url, href: url }]), ...(last.files > 0 ? [plain(words.files(last.files))] : [])];
  const lang = last.language === locale ? undefined : last.language;
  return [
    { kind: "paragraph", line: [{ text: `${milestone(number)}: `, strong: true }, { ...worded(title, locale), strong: true }, { text: `. ${reportedBy(reportedAs(last.reportedAs), format.date(locale, new Date(last.at)))}` }] },
    ...last.body.split(/\n\s*\n/).map((text): Block => ({ kind: "paragraph", line: plain(text, lang), style: "quote" })),
    ...(lines.length > 0 ? [{ kind: "paragraph", line: [{ text: `${heading}:` }], style: "small" } as const, { kind: "list", ordered: false, items: lines } as const] : []),
  ];
}

function codingBlocks({ number, coding, review }: AccountedInitiative, locale: Locale): Block[] {
  const m = messages[locale];
  const { coding: words, report: { document } } = m.implementation;
  if (!coding) return review.length > 0 ? reviewBlocks({ facts: { review }, number }, locale) : [{ kind: "paragraph", line: plain(document.notCoded), style: "small" }];
  return [
    { kind: "heading", level: 3, id: `i-${number}-coding`, text: document.coding },
    { kind: "facts", items: codingKeys.map((key) => ({ term: words.keys[key], text: [plain(codedWord(m, coding, key) ?? words.notCoded)] })) },
    { kind: "paragraph", line: [{ text: words.source, href: coding.sourceUrl }, { text: ` (${coding.sourceUrl})` }, ...(coding.codedOn ? [{ text: `. ${words.codedOn(format.day(locale, coding.codedOn))}` }] : [])], style: "small" },
  ];
}
