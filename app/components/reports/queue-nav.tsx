import type { QueueCounts } from "#app/domain/reports/list-queue.server.ts";
import { queueViews, type QueueView } from "#app/domain/reports/queue-views.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";

/** In the desk's navigation: the way to what is reported, with how much waits. */
export function ReportsLink({ planSlug, waiting }: { planSlug: string; waiting: QueueCounts }) {
  const { locale, m } = useLocale();
  return <li><a href={`/${locale}/desk/${planSlug}/reports`}><span>{m.reports.desk.title}</span><span>{format.number(locale, waiting.reports + waiting.objections)}</span></a></li>;
}

/** The lists of what waits, with how much is in each. `screening`: proposals to be looked through before they are public, which are cases. */
export function QueueNav({ planSlug, counts, screening, current }: { planSlug: string; counts: QueueCounts; screening: number; current: QueueView }) {
  const { locale, m } = useLocale();
  const words = m.reports.desk;
  return (
    <nav aria-label={words.viewsLabel}>
      <ul className="sp-tabs" role="list">
        {queueViews.map((view) => <li key={view}><a href={withQuery(`/${locale}/desk/${planSlug}/reports`, { view: view === "reports" ? undefined : view })} aria-current={view === current ? "true" : undefined}>{words.views[view]} {format.number(locale, counts[view])}</a></li>)}
        {screening > 0 ? <li><a href={withQuery(`/${locale}/desk/${planSlug}`, { view: "screening" })}>{words.screening} {format.number(locale, screening)}</a></li> : null}
      </ul>
    </nav>
  );
}
