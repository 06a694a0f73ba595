import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeskRemarkRow } from "#app/components/initiative-comments/desk-row.tsx";
import { RemarkFilter, RemarkTabs } from "#app/components/initiative-comments/desk-filter.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { listRemarksForDesk } from "#app/domain/initiative-comments/list-for-desk.server.ts";
import { deskRemarksQuery } from "#app/domain/initiative-comments/schema.ts";
import { templateOf } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query: deskRemarksQuery }, async ({ ctx, params, query }) => {
  const { plan: { slug, title, template }, ...found } = await listRemarksForDesk(ctx, params.plan, query);
  return { ...found, plan: { slug, title, template: { name: templateOf(template).name } }, query };
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.initiativeComments.desk.title}: ${plan.title.text}`);

export default function DeskRemarksPage() {
  const { plan, rows, counts, initiatives, sections, previous, next, query } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.initiativeComments.desk;
  const path = `/${locale}/desk/${plan.slug}/draft-comments`;
  const { at: _, ...choice } = query;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}`}>{words.back}</BackLink>} title={words.title} lead={words.lead[query.period]} />
      <RemarkTabs path={path} choice={choice} counts={counts} />
      <div className="sp-stack">
        {initiatives.length > 0 ? <RemarkFilter path={path} choice={choice} initiatives={initiatives} sections={sections} template={plan.template} /> : null}
        {rows.length === 0 ? <EmptyState heading={words.none[query.state]} text={words.noneText} /> : <ul className="sp-list" role="list">{rows.map((remark) => <DeskRemarkRow key={remark.id} remark={remark} template={plan.template} path={path} />)}</ul>}
      </div>
      <Pagination label={m.initiativeComments.pages} previous={previous ? { href: withQuery(path, { ...choice, at: previous }), text: m.shell.previous } : null} next={next ? { href: withQuery(path, { ...choice, at: next }), text: m.shell.next } : null} />
    </>
  );
}
