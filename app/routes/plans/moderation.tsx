import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Measured } from "#app/components/moderation/waiting.tsx";
import { getModerationLog, type LogRow } from "#app/domain/moderation/get-log.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

const query = z.object({ cursor: z.string().max(200).optional().catch(undefined) });

export const loader = page({ access: "public", forEveryone: true, params: z.object({ plan: z.string() }), query }, async ({ ctx, params, query }) => getModerationLog(ctx, params.plan, query.cursor));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.moderation.log.title}: ${plan.title.text}`);

/** What was moderated in a plan: numbers, and each decision without anything of a person. */
export default function ModerationLogPage() {
  const { plan, numbers, rows, previous, next, screening } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.moderation.log;
  const path = `/${locale}/plans/${plan.slug}`;
  const total = numbers.reduce((sum, each) => sum + each.count, 0);
  const at = (cursor: string) => withQuery(`${path}/moderation`, { cursor });
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}><Words of={plan.title} /></BackLink>} title={words.title} lead={words.lead} />
      <ul className="sp-inline-list" role="list"><li><a href={`/${locale}/rules`}>{words.rules}</a></li>{total > 0 ? <li><a href={`${path}/moderation/csv`}>{words.csv}</a></li> : null}</ul>
      {screening ? <section><h2>{words.screeningTitle}</h2><p>{words.screening(screening.hours)} <Measured screening={screening} /></p></section> : null}
      {total === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : (
        <>
          <Table id="numbers" caption={words.numbers} columns={[{ key: "measure", header: words.measure }, { key: "reason", header: words.reason }, { key: "count", header: words.count, numeric: true }]}
            rows={[...numbers.map(({ measure, reason, count }) => ({ key: `${measure}-${reason ?? ""}`, cells: { measure: m.moderation.measures[measure], reason: reason ? m.words.hideReasons[reason] : words.withoutReason, count: format.number(locale, count) } })), { key: "total", total: true, cells: { measure: words.total, reason: "", count: format.number(locale, total) } }]} />
          <Table id="decisions" caption={words.list} columns={(["date", "what", "measure", "reason", "origin", "objection"] as const).map((key) => ({ key, header: words[key] }))} rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
          <Pagination label={m.shell.pages} previous={previous ? { href: at(previous), text: m.shell.previous } : null} next={next ? { href: at(next), text: m.shell.next } : null} />
        </>
      )}
    </div>
  );

  function cellsOf({ at: when, subject, reference, measure, reason, isReported, objection }: LogRow) {
    const link = reference === null ? null : <a href={`/${locale}/proposals/${reference}`}>{reference}</a>;
    return {
      date: format.shortDate(locale, when), what: link === null ? m.moderation.subjects[subject] : subject === "comment" ? <>{words.commentTo} {link}</> : link,
      measure: m.moderation.measures[measure], reason: reason ? m.words.hideReasons[reason] : "–", origin: isReported ? words.yes : words.no, objection: objection ? words.objections[objection] : words.noObjection,
    };
  }
}
