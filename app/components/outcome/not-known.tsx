import { PlanFactsSections } from "#app/components/plans/plan-facts.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import type { OutcomePage } from "#app/domain/outcome/get-outcome-page.server.ts";
import { daysFromTo } from "#app/lib/danish-day.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** The page of a plan whose proposals are not on record: what is known with its sources, and what is not. */
export function OutcomeNotKnown({ facts }: Pick<OutcomePage, "facts">) {
  const { locale, m } = useLocale();
  const words = m.outcome.unknown;
  const { announcedOn, consultationDeadline, invited, review, notKnown, sources } = facts;
  const dates = announcedOn && consultationDeadline ? [
    { term: words.announced, text: format.day(locale, announcedOn) }, { term: words.deadline, text: format.day(locale, consultationDeadline) },
    { term: words.length, text: words.lengthOf(m.outcome.days(daysFromTo(announcedOn, consultationDeadline))) },
  ] : [];
  return (
    <>
      <Alert kind="info" heading={words.title}><p>{words.text}</p></Alert>
      {dates.length > 0 ? <section className="sp-section"><h2>{m.outcome.period}</h2><DefinitionList items={dates} /></section> : null}
      {invited && invited.length > 0 ? <section className="sp-section"><h2>{m.plans.invited}</h2><ul>{invited.map((each) => <li key={each.en}>{each[locale]}</li>)}</ul></section> : null}
      <PlanFactsSections facts={{ ...(review && { review }), ...(notKnown && { notKnown }), ...(sources && { sources }) }} />
    </>
  );
}
