import { inLocale } from "#app/lib/bilingual.ts";
import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import { roughDay } from "#app/i18n/rough-day.ts";
import type { Locale } from "#db/values.ts";
import { plain, type Block, type Line } from "../documents/document.ts";
import { templateParts, type Template } from "../initiatives/templates.ts";
import type { PublishedInitiative } from "./plan-content.ts";
import { paragraphsOf, worded } from "./text-blocks.ts";

/** An initiative of a published plan: what it is, what it says in the fields of the template, its milestones and the proposals that it came from. `home`: of the platform in this language. */
export function initiativeBlocks(initiative: PublishedInitiative, template: Template, locale: Locale, home: string): Block[] {
  const { number, title, summary } = initiative;
  const name = inLocale(title, locale);
  return [
    { kind: "heading", level: 2, id: `i-${number}`, text: `${number} ${name.text}`, ...(name.lang !== locale && { lang: name.lang }) },
    ...paragraphsOf(summary, locale),
    { kind: "facts", items: factsOf(initiative, locale) },
    ...fields(initiative, template, locale),
    ...milestones(initiative, template, locale),
    ...reviewBlocks(initiative, locale),
    ...sources(initiative, locale, home),
  ];
}

/** Who answers for it: nobody who declined; "not known" where nobody is named. */
export function leadOf({ authorities, facts }: PublishedInitiative, locale: Locale): Line {
  const m = messages[locale];
  const lead = authorities.find(({ role, state }) => role === "lead" && state !== "declined");
  if (lead) return plain(lead.name);
  // As its source writes it, in English.
  return facts.lead ? plain(facts.lead.name, locale === "en" ? undefined : "en") : plain(m.publications.document.notKnown);
}

/** From when to when. */
export function periodOf({ startsOn, endsOn }: Pick<PublishedInitiative, "startsOn" | "endsOn">, locale: Locale): string {
  const { document: words } = messages[locale].publications;
  const [from, until] = [startsOn, endsOn].map((day) => (day === null ? null : format.day(locale, day)));
  if (from && until) return messages[locale].plans.phaseDates(from, until);
  return from ? words.from(from) : until ? words.until(until) : words.notKnown;
}

function factsOf(initiative: PublishedInitiative, locale: Locale) {
  const m = messages[locale];
  const { document: words } = m.publications;
  const { authorities, facts, origin, contact, outputs } = initiative;
  const others: Line[] = [
    ...authorities.filter(({ role }) => role !== "lead").map(({ name, sector, state }) => plain(`${name} (${m.initiativeTemplate.authoritySectors[sector].toLowerCase()}; ${m.initiativeTemplate.authorityStates[state].toLowerCase()})`)),
    ...(facts.supporting ?? []).map((name) => plain(name, locale === "en" ? undefined : "en")),
  ];
  const items: ({ term: string; text: Line[] } | null)[] = [
    { term: words.lead, text: [leadOf(initiative, locale)] },
    others.length > 0 ? { term: words.supporting, text: others } : null,
    initiative.startsOn || initiative.endsOn ? { term: words.period, text: [plain(periodOf(initiative, locale))] } : null,
    origin ? { term: words.origin, text: [plain(m.initiativeTemplate.origins[origin])] } : null,
    outputs.length > 0 ? { term: m.initiativeTemplate.also.outputs, text: outputs.map((output) => plain(m.initiativeTemplate.outputs[output])) } : null,
    contact ? { term: words.contact, text: [[worded(contact.role, locale), ...(contact.department.da || contact.department.en ? [{ text: ", " }, worded(contact.department, locale)] : []), ...(contact.email ? [{ text: ", " }, { text: contact.email, href: `mailto:${contact.email}` }] : [])]] } : null,
    facts.ogpId ? { term: words.ogpId, text: [plain(facts.ogpId)] } : null,
  ];
  return items.filter((item) => item !== null);
}

function fields({ fields: said, number }: PublishedInitiative, template: Template, locale: Locale): Block[] {
  const words: Record<string, { label: string; heading?: string }> = messages[locale].initiativeTemplate.fields[template.name];
  return templateParts.flatMap((part) => template.fields.filter((field) => field.part === part)).flatMap(({ key }): Block[] => {
    const text = said[key];
    if (!text || (text.da === "" && text.en === "")) return [];
    return [{ kind: "heading", level: 3, id: `i-${number}-${key}`, text: words[key]!.heading ?? words[key]!.label }, ...paragraphsOf(text, locale)];
  });
}

function milestones({ milestones: known, facts, number }: PublishedInitiative, template: Template, locale: Locale): Block[] {
  const { document: words } = messages[locale].publications;
  const heading: Block = { kind: "heading", level: 3, id: `i-${number}-milestones`, text: words.milestones };
  if (known.length > 0) {
    return [heading, {
      kind: "table", caption: words.milestonesOf(number), columns: [{ header: words.milestone, share: 2 }, { header: words.deliverable, share: 2 }, { header: words.period, share: 1.3 }, ...(template.milestone.owner ? [{ header: words.owner, share: 1.3 }] : [])],
      rows: known.map((each) => [[worded(each.title, locale)], [worded(each.deliverable, locale)], plain(periodOf(each, locale)), ...(template.milestone.owner ? [[worded(each.owner, locale)]] : [])]),
    }];
  }
  const read = facts.milestones ?? [];
  if (read.length === 0) return [{ kind: "paragraph", line: plain(words.milestonesNone), style: "small" }];
  return [heading, {
    kind: "table", caption: words.milestonesOf(number), columns: [{ header: words.milestone, share: 3 }, { header: words.period, share: 1.5 }],
    rows: read.map(({ title, start, end, source }) => [[worded(title, locale), { text: " (" }, { text: words.source, href: source }, { text: ")" }], plain([start, end].map((day) => (day === null ? null : roughDay(locale, day))).filter((day) => day !== null).join("\u00a0– ") || words.notKnown)]),
  }];
}

/** What OGP's reviewers said of it, as the source writes it. */
export function reviewBlocks({ facts, number }: { facts: Pick<PublishedInitiative["facts"], "review">; number: string }, locale: Locale): Block[] {
  const m = messages[locale];
  const { document: words } = m.publications;
  const said = facts.review ?? [];
  if (said.length === 0) return [];
  return [
    { kind: "heading", level: 3, id: `i-${number}-review`, text: words.review },
    { kind: "facts", items: said.map(({ key, value, source }) => ({ term: m.initiatives.reviewKeys[key] ?? key, text: [[m.initiatives.judgements[value] ? { text: m.initiatives.judgements[value] } : { text: value, ...(locale !== "en" && { lang: "en" }) }, { text: " (" }, { text: words.source, href: source }, { text: ")" }]] })) },
  ];
}

function sources({ sources: from, number }: PublishedInitiative, locale: Locale, home: string): Block[] {
  const m = messages[locale];
  const { document: words } = m.publications;
  if (from.length === 0) return [];
  return [
    { kind: "heading", level: 3, id: `i-${number}-sources`, text: words.sources(from.length) },
    { kind: "paragraph", line: plain(words.sourcesText), style: "small" },
    { kind: "list", ordered: false, items: from.map(({ reference, degree }) => [{ text: reference, href: `${home}/proposals/${reference}` }, { text: `: ${m.words.degrees[degree].toLowerCase()}` }]) },
  ];
}
