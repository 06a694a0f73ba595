import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { assessmentViews } from "#app/domain/assessment/assessment-views.ts";
import { listAssessments, type AssessmentRow } from "#app/domain/assessment/list-assessments.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

const query = z.object({ view: z.enum(assessmentViews).catch("mine"), cursor: z.string().max(200).optional().catch(undefined) });

export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query }, async ({ ctx, params, query }) => listAssessments(ctx, params.plan, query));

export const meta = titled((m) => `${m.assessment.list.title} – ${m.desk.title}`);

/** What waits for an assessment, and what assessors differ on. */
export default function Assessments() {
  const { plan, view, rows, previous, next, people, isCoordinator } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.assessment.list;
  const path = `/${locale}/desk/${plan.slug}`;
  const at = (of: string, cursor?: string) => withQuery(`${path}/assessments`, { view: of === "mine" ? undefined : of, cursor });
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}>{words.toDesk}</BackLink>} title={words.title} lead={<Words of={plan.title} />} />
      <nav aria-label={words.viewsLabel}><ul className="sp-tabs" role="list">{assessmentViews.filter((each) => each !== "all" || isCoordinator).map((each) => <li key={each}><a href={at(each)} aria-current={each === view ? "true" : undefined}>{words.views[each]}</a></li>)}</ul></nav>
      {rows.length === 0 ? <EmptyState heading={words.none[view]} text={words.noneText[view]} /> : <ol className="sp-list" role="list">{rows.map((row) => <Row key={`${row.reference}-${row.dueAt?.getTime() ?? 0}`} row={row} path={path} mine={view === "mine"} />)}</ol>}
      <Pagination label={m.shell.pages} previous={previous ? { href: at(view, previous), text: m.shell.previous } : null} next={next ? { href: at(view, next), text: m.shell.next } : null} />
      {isCoordinator ? <Table id="load" caption={words.load} compact columns={[{ key: "name", header: words.person }, { key: "load", header: words.waiting, numeric: true }]} rows={people.map(({ id, name, load }) => ({ key: id, cells: { name, load: format.number(locale, load) } }))} /> : null}
      <ul><li><a href={`${path}/assessments/rules`}>{words.toRules}</a></li><li><a href={`${path}/criteria`}>{words.toCriteria}</a></li></ul>
    </div>
  );
}

function Row({ row, path, mine }: { row: AssessmentRow; path: string; mine: boolean }) {
  const { locale, m } = useLocale();
  const words = m.assessment;
  const lang = useLangOf(row.language);
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta"><span className="sp-nowrap">{row.reference}</span> · <Words of={row.theme} />{mine || row.assessors.length === 0 ? null : ` · ${row.assessors.join(", ")}`}</p>
        <h2 className="sp-list__title"><a href={mine ? `${path}/${row.reference}/assess` : `${path}/${row.reference}#case`} lang={row.isHidden ? undefined : lang} dir="auto">{row.isHidden ? m.proposals.page.hiddenTitle : row.title}</a></h2>
        {row.differences.length > 0 ? <p className="sp-small">{words.differs}: {row.differences.map((each, index) => <span key={each.text}>{index > 0 ? ", " : ""}<Words of={each} /></span>)}</p> : null}
      </div>
      {row.dueAt ? <div className="sp-list__side">{row.isOverdue ? <Tag kind="warning">{words.overdue}</Tag> : row.isBegun ? <Tag kind="info">{words.begun}</Tag> : null}<span className="sp-small">{words.due(format.shortLastDay(locale, row.dueAt))}</span></div> : null}
    </li>
  );
}
