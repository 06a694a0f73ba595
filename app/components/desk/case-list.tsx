import type { ReactNode } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { ReportsLink } from "#app/components/reports/queue-nav.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import type { QueueCounts } from "#app/domain/reports/list-queue.server.ts";
import type { InboxPage } from "#app/domain/triage/get-desk.server.ts";
import { inboxViews } from "#app/domain/triage/inbox-views.ts";
import type { Inbox, InboxRow } from "#app/domain/triage/list-inbox.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { CaseStage } from "#db/values.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { InboxFilters } from "./inbox-filters.tsx";
import { countNarrowing, deskPath, type InboxQuery } from "./inbox-query.ts";
import { SavedViews } from "./saved-views.tsx";

/** `filters`: what can be chosen from, on the page of the list itself. `current` is the case that is open. */
type Props = { planSlug: string; inbox: Inbox; waiting: QueueCounts; filters?: Pick<InboxPage, "themes" | "staff" | "savedViews">; query: InboxQuery; current: string | null; heading?: ReactNode };

/** The left side of the desk: views with their counts, filters, and the list, in which several can be chosen. */
export function CaseList({ planSlug, inbox, waiting, filters, query, current, heading }: Props) {
  const { locale, m } = useLocale();
  const { desk } = m;
  const path = (extra: Partial<InboxQuery>) => deskPath(locale, planSlug, "", { ...query, cursor: undefined, ...extra });
  const narrowed = countNarrowing(query) > 0;
  const countOf = (view: InboxQuery["view"]) => `${format.number(locale, inbox.counts[view].count)}${inbox.counts[view].isMore ? "+" : ""}`;
  const views = (
    <nav aria-label={desk.viewsLabel}>
      <ul className="sp-views" role="list">
        {inboxViews.map((view) => <li key={view}><a href={path({ view })} aria-current={query.view === view ? "true" : undefined}><span>{desk.views[view]}</span><span>{countOf(view)}</span></a></li>)}
        <ReportsLink planSlug={planSlug} waiting={waiting} />
      </ul>
    </nav>
  );
  return (
    <section className="sp-desk__list" aria-label={desk.listLabel}>
      {heading}
      {current ? <Details summary={<span className="sp-desk__view"><span>{desk.views[query.view]}</span><span>{countOf(query.view)}</span></span>}>{views}</Details> : views}
      {filters ? <><InboxFilters planSlug={planSlug} themes={filters.themes} staff={filters.staff} query={query} /><SavedViews planSlug={planSlug} views={filters.savedViews} query={query} /></> : null}
      {inbox.moreMatches ? <p className="sp-small" role="status">{desk.moreMatches}</p> : filters && inbox.narrowed && inbox.rows.length > 0 ? <p className="sp-small" role="status">{desk.matches(inbox.narrowed.count, `${format.number(locale, inbox.narrowed.count)}${inbox.narrowed.isMore ? "+" : ""}`)}</p> : null}
      {inbox.rows.length === 0 ? <EmptyState heading={desk.none} text={narrowed ? m.proposals.list.noneText : desk.noneText[query.view]} /> : (
        <form method="get" action={`/${locale}/desk/${planSlug}/shortlist`}>
          <Kept as="ol" className="sp-cases" role="list" of={CaseRow} each={inbox.rows.map((row) => ({ row, href: `${deskPath(locale, planSlug, `/${row.reference}`, query)}#case`, isCurrent: row.reference === current }))} />
          <div className="sp-actions"><Button kind="secondary" small>{desk.shortlist.toShortlist}</Button><BulkBar planSlug={planSlug} query={query} /></div>
        </form>
      )}
      <Pagination label={m.shell.pages}
        previous={inbox.previous ? { href: path({ cursor: inbox.previous }), text: m.shell.previous } : null}
        next={inbox.next ? { href: path({ cursor: inbox.next }), text: m.shell.next } : null} />
    </section>
  );
}

/** The stages that say more than the public status. */
const tellingStages: CaseStage[] = ["screening", "assessed", "answer_drafted", "answer_approved"];

/** Between two facts; where a line is broken, it stands at the end of the one and not before the other. */
const dot = "\u00A0· ";

function CaseRow({ row, href, isCurrent }: { row: InboxRow; href: string; isCurrent: boolean }) {
  const { locale, m } = useLocale();
  const lang = useLangOf(row.language);
  const { speaker } = row;
  const organisation = row.isHidden ? null : (speaker.organisation ?? (speaker.display === "organisation" ? speaker.name : null));
  return (
    <li className="sp-cases__row">
      <input type="checkbox" name="refs" value={row.reference} aria-label={m.desk.shortlist.selectCase(row.reference)} />
      <a href={href} aria-current={isCurrent ? "page" : undefined} data-case={row.reference}>
        <span className="sp-cases__meta"><span className="sp-nowrap">{row.reference}</span>{dot}{m.words.statuses[row.status]}{tellingStages.includes(row.stage) ? `${dot}${m.inbox.stages[row.stage]}` : ""}{row.isHidden && !row.awaitsScreening ? `${dot}${m.desk.views.hidden}` : ""}{row.isOverdue ? <>{dot}<span className="sp-cases__late">{m.inbox.overdue}</span></> : null}</span>
        <span className="sp-cases__title" lang={row.isHidden ? undefined : lang} dir="auto">{row.awaitsScreening ? m.inbox.stages.screening : row.isHidden ? m.proposals.page.hiddenTitle : row.title}</span>
        <span className="sp-cases__meta">{[m.words.participantTypes[row.speaker.type], organisation, format.shortDate(locale, row.submittedAt), lang && !row.isHidden ? (m.words.languages[lang] ?? lang.toUpperCase()) : "", row.isMine ? m.desk.views.mine : row.assignee, row.shortlisted > 0 ? m.desk.shortlisted(row.shortlisted) : ""].filter(Boolean).join(dot)}</span>
      </a>
    </li>
  );
}
