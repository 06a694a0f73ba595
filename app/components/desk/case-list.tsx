import type { ReactNode } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { ReportsLink } from "#app/components/reports/queue-nav.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import type { ThemeView } from "#app/domain/plans/queries.server.ts";
import type { QueueCounts } from "#app/domain/reports/list-queue.server.ts";
import { inboxViews } from "#app/domain/triage/inbox-views.ts";
import type { Inbox, InboxRow } from "#app/domain/triage/list-inbox.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participantTypes } from "#db/values.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { deskPath, type InboxQuery } from "./inbox-query.ts";

type Props = { planSlug: string; inbox: Inbox; waiting: QueueCounts; themes: readonly ThemeView[]; query: InboxQuery; current: string | null; heading?: ReactNode };

/** The left side of the desk: views with their counts, filters, and the list, in which several can be chosen. */
export function CaseList({ planSlug, inbox, waiting, themes, query, current, heading }: Props) {
  const { locale, m } = useLocale();
  const { desk } = m;
  const path = (extra: Partial<InboxQuery>) => deskPath(locale, planSlug, "", { ...query, cursor: undefined, ...extra });
  const narrowed = [query.q, query.theme, query.type].some(Boolean);
  const all = { value: "", label: m.proposals.list.all };
  return (
    <section className="sp-desk__list" aria-label={desk.listLabel}>
      {heading}
      <nav aria-label={desk.viewsLabel}>
        <ul className="sp-views" role="list">
          {inboxViews.map((view) => <li key={view}><a href={path({ view })} aria-current={query.view === view ? "true" : undefined}><span>{desk.views[view]}</span><span>{format.number(locale, inbox.counts[view].count)}{inbox.counts[view].isMore ? "+" : ""}</span></a></li>)}
          <ReportsLink planSlug={planSlug} waiting={waiting} />
        </ul>
      </nav>
      {current ? null : <div className="sp-desk__filters">
        <Details summary={desk.filters} open={narrowed}>
          <form method="get" action={`/${locale}/desk/${planSlug}`} role="search">
            <input type="hidden" name="view" value={query.view} />
            <Field name="q" kind="search" label={desk.search} defaultValue={query.q ?? ""} />
            <Select name="theme" label={m.proposals.list.theme} defaultValue={query.theme ?? ""} options={[all, ...themes.map((theme) => ({ value: theme.slug, label: theme.title.text }))]} />
            <Select name="type" label={m.proposals.list.type} defaultValue={query.type ?? ""} options={[all, ...participantTypes.map((type) => ({ value: type, label: m.words.participantTypesMany[type] }))]} />
            <div className="sp-cluster"><Button kind="secondary">{m.proposals.list.apply}</Button>{narrowed ? <Button kind="tertiary" href={path({ q: undefined, theme: undefined, type: undefined })}>{m.proposals.list.clear}</Button> : null}</div>
          </form>
        </Details>
      </div>}
      {inbox.moreMatches ? <p className="sp-small" role="status">{desk.moreMatches}</p> : null}
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

function CaseRow({ row, href, isCurrent }: { row: InboxRow; href: string; isCurrent: boolean }) {
  const { locale, m } = useLocale();
  const lang = useLangOf(row.language);
  return (
    <li className="sp-cases__row">
      <input type="checkbox" name="refs" value={row.reference} aria-label={m.desk.shortlist.selectCase(row.reference)} />
      <a href={href} aria-current={isCurrent ? "page" : undefined} data-case={row.reference}>
        <span className="sp-cases__meta"><span className="sp-nowrap">{row.reference}</span> · {m.words.statuses[row.status]}{row.isHidden ? ` · ${m.desk.views.hidden}` : ""}</span>
        <span className="sp-cases__title" lang={row.isHidden ? undefined : lang} dir="auto">{row.isHidden ? m.proposals.page.hiddenTitle : row.title}</span>
        <span className="sp-cases__meta">{m.words.participantTypes[row.speaker.type]} · {format.shortDate(locale, row.submittedAt)}{row.assignee ? ` · ${row.isMine ? m.desk.views.mine : row.assignee}` : ""}{row.shortlisted > 0 ? ` · ${m.desk.shortlisted(row.shortlisted)}` : ""}</span>
      </a>
    </li>
  );
}
