import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { PlanFacts } from "#db/schema/plans.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { hostOf } from "./source-name.ts";

/** What is known about how a plan came about and how it was judged, each with its source; and what is not known. */
export function PlanFactsSections({ facts }: { facts: PlanFacts }) {
  const { locale, m } = useLocale();
  const word = (text: { da: string; en: string }) => <Words of={inLocale(text, locale)} />;
  const source = (url: string) => <a className="sp-small" href={url} rel="noopener">{`${m.plans.source}:\u00a0${hostOf(url)}`}</a>;
  const known = [
    facts.coordinator ? { term: m.plans.coordinator, text: word(facts.coordinator) } : null,
    facts.announcedOn && facts.consultationDeadline ? { term: m.plans.consultation, text: m.plans.consultationDates(format.day(locale, facts.announcedOn), format.day(locale, facts.consultationDeadline)) } : null,
    facts.invited ? { term: m.plans.invited, text: facts.invited.map((each) => each[locale]).join(", ") } : null,
  ].filter((item) => item !== null);
  return (
    <>
      {known.length > 0 ? <section className="sp-section"><h2>{m.plans.consultation}</h2><DefinitionList items={known} /></section> : null}
      {facts.timeline ? <section className="sp-section"><h2>{m.plans.history}</h2><DefinitionList items={facts.timeline.map(({ when, what, source: url }) => ({ term: word(when), text: <>{word(what)} {source(url)}</> }))} /></section> : null}
      {facts.review ? <section className="sp-section"><h2>{m.plans.review}</h2><DefinitionList items={facts.review.map(({ label, value, source: url }) => ({ term: word(label), text: <>{word(value)} {source(url)}</> }))} /></section> : null}
      {facts.notKnown ? <section className="sp-section sp-measure"><h2>{m.plans.notKnown}</h2><ul>{facts.notKnown.map((each) => <li key={each.en}>{word(each)}</li>)}</ul></section> : null}
      {facts.sources ? <section className="sp-section sp-measure"><h2>{m.plans.sources}</h2><ul>{facts.sources.map(({ label, url }) => <li key={url}><a href={url} rel="noopener">{word(label)}</a></li>)}</ul></section> : null}
    </>
  );
}
