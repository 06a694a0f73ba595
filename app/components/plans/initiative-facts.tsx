import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { InitiativeFacts } from "#db/schema/initiatives.ts";
import type { Source } from "#db/schema/plans.ts";
import { format } from "#app/i18n/format.ts";
import { roughDay } from "#app/i18n/rough-day.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { hostOf, sourceName } from "./source-name.ts";

type Props = { facts: InitiativeFacts; planSources: readonly Source[]; otherTitle: Worded | null; hasSummary: boolean; hasSources: boolean };

/** What the sources say of an adopted initiative, and in one line what they do not say. */
export function InitiativeFactsSections({ facts, planSources, otherTitle, hasSummary, hasSources }: Props) {
  const { locale, m } = useLocale();
  const words = m.initiatives;
  const { lead, supporting, ogpId, review = [], milestones = [], sources = [] } = facts;
  const whenOf = useWhen();
  // Names and judgements are kept as the source writes them, in English.
  const asWritten = (text: string) => <span lang={locale === "en" ? undefined : "en"}>{text}</span>;
  const source = (url: string) => <a className="sp-small" href={url} rel="noopener">{`${m.plans.source}:\u00a0${hostOf(url)}`}</a>;
  const named = (url: string) => {
    const label = planSources.find((each) => each.url === url)?.label;
    return label ? <Words of={inLocale(label, locale)} /> : sourceName(url);
  };
  const known = [
    otherTitle ? { term: words.otherTitle, text: <Words of={otherTitle} /> } : null,
    lead ? { term: words.lead, text: <>{asWritten(lead.name)} {source(lead.source)}</> } : null,
    supporting?.length ? { term: words.supporting, text: <ul className="sp-lines">{supporting.map((name) => <li key={name}>{asWritten(name)}</li>)}</ul> } : null,
    ogpId ? { term: words.ogpId, text: ogpId } : null,
  ].filter((item) => item !== null);
  const judged = Object.entries(words.reviewKeys).map(([key, label]) => ({ label, found: review.find((each) => each.key === key) }));
  const others = review.filter(({ key }) => !(key in words.reviewKeys)).map((found) => ({ label: found.key, found }));
  const unknown = [
    hasSummary ? null : words.unknown.summary,
    hasSources ? null : words.unknown.contributions,
    lead ? null : words.unknown.lead,
    supporting?.length ? null : words.unknown.supporting,
    ogpId ? null : words.unknown.ogpId,
    milestones.length > 0 ? null : words.unknown.milestones,
    ...(review.length > 0 ? judged.map(({ label, found }) => (found ? null : words.unknown.judgement(label))) : [words.unknown.review]),
  ].filter((item) => item !== null);
  return (
    <div className="sp-columns sp-section">
      <div>
        <h2>{words.facts}</h2>
        <DefinitionList items={[...known, ...(unknown.length > 0 ? [{ term: m.words.notKnown, text: `${capitalised(format.list(locale, unknown))}.` }] : [])]} />
        {milestones.length > 0 ? (
          <>
            <h2>{words.milestones}</h2>
            <DefinitionList items={milestones.map((each) => ({ term: whenOf(each), text: <><Words of={inLocale(each.title, locale)} /> {source(each.source)}</> }))} />
          </>
        ) : null}
        {review.length > 0 ? (
          <>
            <h2>{words.review}</h2>
            <DefinitionList items={[...judged, ...others].flatMap(({ label, found }) => (found ? [{ term: label, text: <>{words.judgements[found.value] ?? asWritten(found.value)} {source(found.source)}</> }] : []))} />
          </>
        ) : null}
        {lead || review.length > 0 ? <p className="sp-small sp-muted">{words.asInSource}</p> : null}
      </div>
      {sources.length > 0 ? <aside aria-labelledby="sources-heading"><h2 id="sources-heading">{m.plans.sources}</h2><ul>{sources.map((url) => <li key={url}><a href={url} rel="noopener">{named(url)}</a></li>)}</ul></aside> : null}
    </div>
  );
}

/** When a milestone was or is: a day, or from when to when. */
function useWhen() {
  const { locale, m } = useLocale();
  const rough = (date: string | null) => (date === null ? m.words.notKnown : roughDay(locale, date));
  return ({ start, end, kind }: NonNullable<InitiativeFacts["milestones"]>[number]) => (kind === "period" || (start && end) ? m.plans.phaseDates(rough(start), rough(end)) : rough(end ?? start));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
