import { ConsultedList } from "#app/components/outcome/consulted-list.tsx";
import { DraftComments } from "#app/components/outcome/draft-comments.tsx";
import { FateFilters } from "#app/components/outcome/fate-filters.tsx";
import { FateLine } from "#app/components/outcome/fate-line.tsx";
import { OutcomeFlow, type FlowGroup } from "#app/components/outcome/flows.tsx";
import { OutcomeState } from "#app/components/outcome/outcome-state.tsx";
import { ThemeOutcome } from "#app/components/outcome/theme-outcome.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import type { OutcomePage } from "#app/domain/outcome/get-outcome-page.server.ts";
import { noCounts, type OutcomeCounts } from "#app/domain/outcome/numbers.ts";
import { shownName } from "#app/domain/outcome/shown-name.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { participantTypes } from "#db/values.ts";

/** The accounting of a plan that collected proposals here. */
export function OutcomeView(page: OutcomePage) {
  const { plan, themes, numbers, parties, mayManage, examples } = page;
  const { locale, m, now } = useLocale();
  const words = m.outcome;
  const path = `/${locale}/plans/${plan.slug}/outcome`;
  const { all } = numbers;
  const countsOf = (themeId: string) => numbers.byTheme[themeId] ?? noCounts();
  const byTheme = themes.map(({ id, title }): FlowGroup => ({ key: id, label: title.text, lang: title.lang === locale ? undefined : title.lang, mark: "plain", of: countsOf(id) }));
  const byType = participantTypes.map((type): FlowGroup => ({ key: type, label: m.words.participantTypesMany[type], mark: type, of: numbers.byType[type] }));
  // To the minute, so that the drawing is made once for all who come in that time and find the same numbers.
  const flow = { all, at: format.dateTime(locale, now), planSlug: plan.slug };
  return (
    <>
      <OutcomeState phases={plan.phases} all={all} />
      {all.received > 0 ? (
        <>
          <div className="sp-section"><LargeNumbers of={all} /><p className="sp-muted sp-measure">{words.counted}</p></div>
          <section className="sp-section"><h2>{words.flow.themeHeading}</h2><Kept as="div" of={OutcomeFlow} each={[{ ...flow, by: "theme", groups: byTheme }]} /></section>
          <section className="sp-section"><h2>{words.flow.typeHeading}</h2><Kept as="div" of={OutcomeFlow} each={[{ ...flow, by: "type", groups: byType }]} /></section>
          <section className="sp-section">
            <h2>{words.themesHeading}</h2>
            <Kept as="div" of={ThemeOutcome} each={themes.map(({ id, slug, title }) => ({ slug, title: title.text, lang: title.lang === locale ? null : title.lang, counts: countsOf(id), examples: examples.find((each) => each.themeId === id) ?? { adopted: [], partly: [], not: [] }, listPath: path }))} />
          </section>
        </>
      ) : null}
      <DraftComments lines={page.draftComments} />
      <section className="sp-section" id="consulted">
        <h2>{words.consulted}</h2>
        <Kept as="div" of={ConsultedList} each={[{ parties: parties.map(({ name, type, answered, organisation }) => ({ name, type, answered, organisationId: organisation?.id ?? null })) }]} />
        {mayManage ? <p><a href={`/${locale}/admin/plans/${plan.slug}/consulted`}>{words.consultedManage}</a></p> : null}
      </section>
      <Period period={page.period} />
      {all.received > 0 || page.hidden > 0 || page.list.total > 0 ? <FateList {...page} path={path} /> : null}
    </>
  );
}

function LargeNumbers({ of }: { of: OutcomeCounts }) {
  const { locale, m } = useLocale();
  const { counts } = m.outcome;
  const shown = (["received", "answered", "unanswered", "adopted"] as const).map((key) => ({ key, value: of[key] }));
  return <dl className="sp-numbers">{[...shown, ...(of.withdrawn > 0 ? [{ key: "withdrawn" as const, value: of.withdrawn }] : [])].map(({ key, value }) => <div key={key}><dt>{counts[key]}</dt><dd>{format.number(locale, value)}</dd></div>)}</dl>;
}

function Period({ period }: Pick<OutcomePage, "period">) {
  const { locale, m } = useLocale();
  const words = m.outcome;
  if (!period) return null;
  const [from, to] = [new Date(period.opensAt), new Date(period.closesAt)];
  return <section className="sp-section"><h2>{words.period}</h2><p>{words.periodLabel}: <strong>{words.periodOf(format.date(locale, from), format.lastDay(locale, to), words.days(period.days))}</strong></p></section>;
}

function FateList({ themes, list, filter, hidden, path }: OutcomePage & { path: string }) {
  const { m } = useLocale();
  const words = m.outcome;
  const at = (cursor: string) => `${withQuery(path, { ...filter, cursor })}#list`;
  return (
    <section className="sp-section" id="list">
      <h2>{words.list}</h2>
      <p><a href={`${path}.csv`}>{words.download}</a></p>
      <FateFilters path={path} themes={themes.map(({ slug, title }) => ({ slug, title: title.text }))} filter={filter} />
      <p><strong>{words.listCount(list.total)}</strong></p>
      {hidden > 0 ? <p className="sp-muted sp-measure">{words.hiddenNote(hidden)}</p> : null}
      {list.rows.length > 0 ? <Kept as="ol" className="sp-list" role="list" of={FateLine} each={list.rows.map((line) => ({ line, name: shownName(line.speaker) }))} />
        : <EmptyState headingLevel={3} heading={words.listNone} text={words.listNoneText} action={<Button href={`${path}#list`} kind="secondary">{words.filter.clear}</Button>} />}
      <Pagination label={m.shell.pages} previous={list.previous ? { href: at(list.previous), text: m.shell.previous } : null} next={list.next ? { href: at(list.next), text: m.shell.next } : null} />
    </section>
  );
}
