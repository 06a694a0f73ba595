import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { InitiativeFacts } from "#db/schema/initiatives.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";

/** A date as precise as the source has it: a day, a month, a year, or words. */
function useRoughDate() {
  const { locale, m } = useLocale();
  return (date: string | null) => (date === null ? m.words.notKnown : /^\d{4}-\d{2}-\d{2}$/.test(date) ? format.day(locale, date) : /^\d{4}-\d{2}$/.test(date) ? format.month(locale, date) : /^\d{4}-summer$/.test(date) ? m.initiatives.summer(date.slice(0, 4)) : date);
}

/** What the sources say of an adopted initiative; what they do not say is shown as not known. */
export function InitiativeFactsSections({ facts, otherTitle }: { facts: InitiativeFacts; otherTitle: Worded | null }) {
  const { locale, m } = useLocale();
  const words = m.initiatives;
  const roughDate = useRoughDate();
  // Names and judgements are kept as the source writes them, in English.
  const asWritten = (text: string) => <span lang={locale === "en" ? undefined : "en"}>{text}</span>;
  const source = (url: string) => <a className="sp-small" href={url} rel="noopener">{m.plans.source}</a>;
  const milestones = facts.milestones ?? [];
  return (
    <>
      <section className="sp-section">
        <DefinitionList items={[
          ...(otherTitle ? [{ term: words.otherTitle, text: <Words of={otherTitle} /> }] : []),
          { term: words.lead, text: facts.lead ? <>{asWritten(facts.lead.name)} {source(facts.lead.source)}</> : m.words.notKnown },
          { term: words.supporting, text: facts.supporting && facts.supporting.length > 0 ? <ul>{facts.supporting.map((name) => <li key={name}>{asWritten(name)}</li>)}</ul> : m.words.notKnown },
          { term: words.ogpId, text: facts.ogpId ?? m.words.notKnown },
        ]} />
      </section>
      <section className="sp-section">
        <h2>{words.milestones}</h2>
        {milestones.length > 0 ? (
          <Table id="milestones" caption={words.milestones} hideCaption columns={[{ key: "what", header: words.milestone }, { key: "start", header: words.start }, { key: "end", header: words.end }]}
            rows={milestones.map((each) => ({ key: each.title.en, cells: { what: <><Words of={inLocale(each.title, locale)} /> {source(each.source)}</>, start: roughDate(each.start), end: roughDate(each.end) } }))} />
        ) : <p className="sp-muted">{words.milestonesNotKnown}</p>}
      </section>
      <section className="sp-section">
        <h2>{words.review}</h2>
        {facts.review && facts.review.length > 0 ? <DefinitionList items={facts.review.map((each) => ({ term: words.reviewKeys[each.key] ?? each.key, text: <>{asWritten(each.value)} {source(each.source)}</> }))} /> : <p className="sp-muted">{m.words.notKnown}</p>}
        <p className="sp-small sp-muted">{words.asInSource}</p>
      </section>
      {facts.sources && facts.sources.length > 0 ? <section className="sp-section"><h2>{m.plans.sources}</h2><ul>{facts.sources.map((url) => <li key={url}><a href={url} rel="noopener">{url}</a></li>)}</ul></section> : null}
    </>
  );
}
