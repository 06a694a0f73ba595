import { inLocale } from "#app/lib/bilingual.ts";
import { windowDays } from "#app/lib/danish-day.ts";
import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import type { Bilingual, Locale } from "#db/values.ts";
import { plain, type Block, type Line, type StructuredDocument } from "../documents/document.ts";
import { templateOf } from "../initiatives/templates.ts";
import { initiativeBlocks, leadOf, periodOf } from "./initiative-blocks.ts";
import { missingLines } from "./missing-lines.ts";
import type { PlanContent } from "./plan-content.ts";
import { paragraphsOf, worded } from "./text-blocks.ts";

/** Which version it is: null for one that is not published. `address`: of the plan on the platform, without its language. */
export type Edition = { version: { number: number; publishedAt: Date; hash: string; overrideReason: Bilingual | null; missing: Record<string, number> | null } | null; address: string };

/** A published plan as a text with headings, lists and tables, in one language; what is missing in it is given in the other. */
export function planDocument(content: PlanContent, locale: Locale, { version, address }: Edition): StructuredDocument {
  const m = messages[locale];
  const words = m.publications.document;
  const title = inLocale(content.title, locale).text;
  const { facts, contact } = content;
  const adopted = format.day(locale, content.publishedOn);
  const home = `${address}/${locale}/plans/${content.slug}`;
  return {
    locale, title, subtitle: words.subtitle, subject: words.subject(title),
    author: facts.coordinator ? inLocale(facts.coordinator, locale).text : contact ? inLocale(contact.unit, locale).text : "",
    date: version?.publishedAt ?? new Date(`${content.publishedOn}T12:00:00Z`),
    cover: version
      ? [plain(words.adopted(adopted)), plain(words.version(version.number, format.date(locale, version.publishedAt))), [{ text: `${words.online} ` }, { text: home, href: home }], plain(words.hash(version.hash))]
      : [plain(words.preview)],
    words: { contents: words.contents, page: words.page },
    blocks: [
      ...introduction(content, locale),
      ...origins(content, locale),
      ...(version?.overrideReason ? overriddenBlocks(version.overrideReason, version.missing ?? {}, locale, words.overridden) : []),
      ...overview(content, locale),
      ...content.themes.flatMap((theme) => themeBlocks(content, theme, locale, home)),
      ...closing(content, locale),
    ],
  };
}

function introduction({ summary, introduction: text }: PlanContent, locale: Locale): Block[] {
  const words = messages[locale].publications.document;
  return [
    { kind: "heading", level: 1, id: "introduction", text: words.introduction, newPage: true },
    ...paragraphsOf(summary, locale).map((block): Block => (block.kind === "paragraph" ? { ...block, style: "lead" } : block)),
    ...(text ? paragraphsOf(text, locale) : []),
  ];
}

/** How it came about: the window for proposals and what came in, as far as it was here; else what sources say. */
function origins({ facts, phases, received, answered }: PlanContent, locale: Locale): Block[] {
  const m = messages[locale];
  const words = m.publications.document;
  const collect = phases.find(({ kind }) => kind === "collect");
  const said = [
    collect ? words.collected(format.date(locale, new Date(collect.opensAt)), format.lastDay(locale, new Date(collect.closesAt)), windowDays(new Date(collect.opensAt), new Date(collect.closesAt))) : null,
    facts.announcedOn && facts.consultationDeadline ? words.announced(format.day(locale, facts.announcedOn), format.day(locale, facts.consultationDeadline)) : null,
    facts.invited ? words.invited(format.list(locale, facts.invited.map((each) => inLocale(each, locale).text))) : null,
    collect ? words.received(received, answered) : words.receivedUnknown,
  ].filter((each) => each !== null);
  const notKnown = facts.notKnown ?? [];
  return [
    { kind: "heading", level: 1, id: "origins", text: words.origins },
    ...said.map((text): Block => ({ kind: "paragraph", line: plain(text) })),
    ...phaseTable(phases, locale),
    ...phases.flatMap(({ kind, shortReason }): Block[] => (shortReason ? [{ kind: "paragraph", line: [{ text: `${words.shortReason(m.words.phases[kind])}: `, strong: true }, worded(shortReason, locale)] }] : [])),
    ...history(facts.timeline ?? [], locale),
    ...(notKnown.length > 0 ? [{ kind: "heading", level: 2, id: "not-known", text: words.notKnownTitle } as const, { kind: "list", ordered: false, items: notKnown.map((each) => [worded(each, locale)]) } as const] : []),
  ];
}

function phaseTable(phases: PlanContent["phases"], locale: Locale): Block[] {
  const m = messages[locale];
  const words = m.publications.document;
  if (phases.length === 0) return [];
  const hasPromises = phases.some(({ participation }) => participation !== null);
  return [{
    kind: "table", caption: words.timeline,
    columns: [{ header: words.phase }, { header: words.when }, ...(hasPromises ? [{ header: words.promise, share: 2 }] : [])],
    rows: phases.map(({ kind, opensAt, closesAt, participation }) => [
      plain(m.words.phases[kind]), plain(m.plans.phaseDates(format.date(locale, new Date(opensAt)), format.lastDay(locale, new Date(closesAt)))),
      ...(hasPromises ? [plain(participation ? m.words.participationLevels[participation] : "–")] : []),
    ]),
  }];
}

function history(timeline: NonNullable<PlanContent["facts"]["timeline"]>, locale: Locale): Block[] {
  const words = messages[locale].publications.document;
  if (timeline.length === 0) return [];
  return [{
    kind: "table", caption: words.history, columns: [{ header: words.when }, { header: words.what, share: 3 }],
    rows: timeline.map(({ when, what, source }) => [[worded(when, locale)], [worded(what, locale), { text: " (" }, { text: words.source, href: source }, { text: ")" }]]),
  }];
}

/** Why a version was published although something was missing, and what. */
export function overriddenBlocks(reason: Bilingual, missing: Record<string, number>, locale: Locale, heading: string): Block[] {
  return [
    { kind: "heading", level: 1, id: "overridden", text: heading },
    ...paragraphsOf(reason, locale),
    { kind: "list", ordered: false, items: missingLines(missing, locale).map((each) => plain(each)) },
  ];
}

function overview({ initiatives }: PlanContent, locale: Locale): Block[] {
  const words = messages[locale].publications.document;
  const fromProposals = initiatives.filter(({ origin }) => origin === "proposals").length;
  return [
    { kind: "heading", level: 1, id: "overview", text: words.overview, newPage: true },
    ...(initiatives.some(({ origin }) => origin !== null) ? [{ kind: "paragraph", line: plain(words.fromProposals(fromProposals, initiatives.length)) } as const] : []),
    {
      kind: "table", caption: words.overview,
      columns: [{ header: words.number, share: 0.5 }, { header: words.initiative, share: 2.5 }, { header: words.lead, share: 1.5 }, { header: words.period, share: 1.5 }],
      rows: initiatives.map((each): Line[] => [plain(each.number), [{ ...worded(each.title, locale), href: `#i-${each.number}` }], leadOf(each, locale), plain(periodOf(each, locale))]),
    },
  ];
}

function themeBlocks(content: PlanContent, theme: PlanContent["themes"][number], locale: Locale, home: string): Block[] {
  const words = messages[locale].publications.document;
  const initiatives = content.initiatives.filter((each) => each.theme === theme.number);
  const title = inLocale(theme.title, locale);
  return [
    { kind: "heading", level: 1, id: `t-${theme.number}`, text: words.theme(theme.number, title.text), newPage: true, ...(title.lang !== locale && { lang: title.lang }) },
    ...paragraphsOf(theme.description.da || theme.description.en ? theme.description : theme.summary, locale),
    ...(initiatives.length === 0 ? [{ kind: "paragraph", line: plain(words.themeEmpty) } as const] : []),
    ...initiatives.flatMap((each) => initiativeBlocks(each, templateOf(content.template), locale, home.replace(/\/plans\/[^/]+$/, ""))),
  ];
}

function closing({ contact, facts }: PlanContent, locale: Locale): Block[] {
  const words = messages[locale].publications.document;
  const sources = facts.sources ?? [];
  return [
    ...(contact ? [
      { kind: "heading", level: 1, id: "contact", text: words.contact } as const,
      { kind: "paragraph", line: [worded(contact.unit, locale), ...(contact.email ? [{ text: ", " }, { text: contact.email, href: `mailto:${contact.email}` }] : []), ...(contact.phone ? [{ text: `, ${contact.phone}` }] : [])] } as const,
    ] : []),
    ...(sources.length > 0 ? [
      { kind: "heading", level: 1, id: "sources", text: words.readAt } as const,
      { kind: "list", ordered: false, items: sources.map(({ label, url }) => [{ ...worded(label, locale), href: url }]) } as const,
    ] : []),
  ];
}
