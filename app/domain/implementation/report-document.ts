import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Locale } from "#db/values.ts";
import { plain, type Block, type Line, type StructuredDocument } from "../documents/document.ts";
import { paragraphsOf, worded } from "../publications/text-blocks.ts";
import { progressLevels } from "./progress.ts";
import type { ReportContent, ReportPart } from "./report-content.ts";
import { accountedBlocks } from "./report-initiative.ts";

/** The self-assessment report as a text with headings, lists and tables, in one language; what is missing in it is given in the other. It is made of the content alone, so that it is the same whenever it is made. */
export function reportDocument(content: ReportContent, locale: Locale): StructuredDocument {
  const m = messages[locale];
  const { report: { name, document: words } } = m.implementation;
  const plan = inLocale(content.plan.title, locale).text;
  const at = new Date(content.at);
  return {
    locale, title: name, subtitle: words.subtitle(plan), subject: words.subject(plan), author: content.plan.coordinator ? inLocale(content.plan.coordinator, locale).text : m.outcome.document.unsigned, date: at,
    cover: [plain(words.made(format.dateTime(locale, at))), ...(content.plan.isDemo ? [plain(words.demo)] : [])],
    words: { contents: m.publications.document.contents, page: m.publications.document.page },
    blocks: [
      ...partBlocks(content, "introduction", locale), ...partBlocks(content, "process", locale), ...overviewBlocks(content, locale), ...partBlocks(content, "results", locale),
      ...content.themes.flatMap((theme) => themeBlocks(content, theme, locale)), ...partBlocks(content, "lessons", locale), ...partBlocks(content, "next", locale),
    ],
  };
}

function partBlocks({ parts }: ReportContent, part: ReportPart, locale: Locale): Block[] {
  const words = messages[locale].implementation.report;
  const text = paragraphsOf(parts[part], locale);
  return [{ kind: "heading", level: 1, id: part, text: words.parts[part]! }, ...(text.length > 0 ? text : [{ kind: "paragraph", line: plain(words.document.noText), style: "small" } as const])];
}

function overviewBlocks({ initiatives }: ReportContent, locale: Locale): Block[] {
  const { report: { document: words }, progress: levels, rule } = messages[locale].implementation;
  const number = (value: number) => format.number(locale, value);
  const counted = progressLevels.map((level) => ({ label: levels[level], value: initiatives.filter(({ progress }) => progress === level).length })).filter(({ value }) => value > 0);
  const rows = counted.map((each) => ({ ...each, shown: number(each.value) }));
  const complete = initiatives.filter(({ progress }) => progress === "complete").length;
  return [
    { kind: "heading", level: 1, id: "overview", text: words.overview },
    ...(rows.length > 0 ? [{ kind: "bars", title: words.bars(complete, initiatives.length), alternative: words.barsAlternative(format.list(locale, rows.map(({ label, shown }) => `${label} ${shown}`))), rows } as const] : []),
    {
      kind: "table", caption: words.overview,
      columns: [{ header: words.number, share: 0.5 }, { header: words.initiative, share: 2.5 }, { header: words.progress, share: 1.3 }, { header: words.milestonesReported, share: 1.2 }, { header: words.overdue, share: 0.8, numeric: true }],
      rows: initiatives.map(({ number: of, title, progress, milestones }): Line[] => [
        plain(of), [{ ...worded(title, locale), href: `#i-${of}` }], plain(levels[progress]),
        plain(milestones.length === 0 ? words.notKnown : words.reportedOf(milestones.filter(({ completion }) => completion !== null).length, milestones.length)), plain(milestones.length === 0 ? "–" : number(milestones.filter(({ isOverdue }) => isOverdue).length)),
      ]),
    },
    { kind: "paragraph", line: [{ text: `${words.rule}: `, strong: true }, { text: `${rule.text} ${rule.notReview}` }], style: "small" },
  ];
}

function themeBlocks({ initiatives }: ReportContent, theme: ReportContent["themes"][number], locale: Locale): Block[] {
  const { report: { document: words } } = messages[locale].implementation;
  const own = initiatives.filter((each) => each.theme === theme.number);
  if (own.length === 0) return [];
  const title = inLocale(theme.title, locale);
  return [{ kind: "heading", level: 1, id: `t-${theme.number}`, text: words.theme(theme.number, title.text), newPage: true, ...(title.lang !== locale && { lang: title.lang }) }, ...own.flatMap((each) => accountedBlocks(each, locale))];
}
