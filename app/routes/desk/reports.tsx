import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { QueueNav } from "#app/components/reports/queue-nav.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { getQueue, type ObjectionRow, type ReportedRow } from "#app/domain/reports/list-queue.server.ts";
import { queueViews } from "#app/domain/reports/queue-views.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

const query = z.object({ view: z.enum(queueViews).catch("reports"), cursor: z.string().max(200).optional().catch(undefined), done: z.enum(["restricted", "kept", "upheld", "dismissed"]).optional().catch(undefined) });

export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query }, async ({ ctx, params, query }) => ({ ...(await getQueue(ctx, params.plan, query)), view: query.view, done: query.done }));

export const meta = titled((m) => `${m.reports.desk.title} – ${m.desk.title}`);

/** What waits for a decision: reported texts, and objections. */
export default function Reports() {
  const { plan, counts, reported, objections, screening, previous, next, view, done } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.reports.desk;
  const path = `/${locale}/desk/${plan.slug}`;
  const at = (cursor: string) => withQuery(`${path}/reports`, { view: view === "reports" ? undefined : view, cursor });
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}>{words.back}</BackLink>} title={words.title} lead={<Words of={plan.title} />} />
      {done ? <Alert kind="success" heading={words.done[done]} role="status" focus /> : null}
      <QueueNav planSlug={plan.slug} counts={counts} screening={screening} current={view} />
      {reported.length + objections.length === 0 ? <EmptyState heading={words.none[view]} text={words.noneText[view]} /> : (
        <ol className="sp-list" role="list">
          {reported.map((row) => <Reported key={row.number} row={row} path={path} />)}
          {objections.map((row) => <Objection key={row.decision} row={row} path={path} />)}
        </ol>
      )}
      <Pagination label={m.shell.pages} previous={previous ? { href: at(previous), text: m.shell.previous } : null} next={next ? { href: at(next), text: m.shell.next } : null} />
    </div>
  );
}

function Reported({ row, path }: { row: ReportedRow; path: string }) {
  const { locale, m } = useLocale();
  const words = m.reports.desk;
  const lang = useLangOf(row.language);
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{m.reports.reasons[row.reason].label} · {words.count(row.reports)} {words.since(format.shortDate(locale, row.at))}</p>
        <h2 className="sp-list__title"><a href={`${path}/reports/${row.number}`}>{words[row.subject](row.reference)}</a></h2>
        <p lang={row.excerpt ? lang : undefined} dir="auto">{row.excerpt || (row.isGone ? words.textDeleted : words.isHidden)}</p>
      </div>
    </li>
  );
}

function Objection({ row, path }: { row: ObjectionRow; path: string }) {
  const { m } = useLocale();
  const words = m.reports.desk;
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{row.reason ? `${words.restricted(m.words.hideReasons[row.reason])} · ` : null}<When at={row.at} short /></p>
        <h2 className="sp-list__title"><a href={`${path}/objections/${row.decision}`}>{words.objectionTitle[row.subject](row.reference)}</a></h2>
      </div>
    </li>
  );
}
