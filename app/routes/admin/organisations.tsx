import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { listForAdministration, type AdminRow } from "#app/domain/organisations/administration.server.ts";
import { adminViews, type AdminView } from "#app/domain/organisations/admin-views.ts";
import { organisationLimits } from "#app/domain/organisations/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

const query = z.object({ view: z.enum(adminViews).catch("unverified"), q: z.string().trim().max(organisationLimits.search).optional().catch(undefined), cursor: z.string().max(200).optional().catch(undefined) });

export const loader = page({ access: "coordinator", query }, async ({ ctx, query }) => ({ ...(await listForAdministration(ctx, { view: query.view, text: query.q, cursor: query.cursor })), query }));

export const meta = titled((m) => m.organisations.admin.title);

export default function AdminOrganisations() {
  const { rows, previous, next, query } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.organisations.admin;
  const path = `/${locale}/admin/organisations`;
  const at = (extra: { view?: AdminView; cursor?: string }) => withQuery(path, { view: query.view, q: query.q, ...extra });
  return (
    <AdminPage>
      <PageHeading title={words.title} lead={words.lead} />
      <form method="get" action={path} role="search" className="sp-stack">
        {/* What is searched for may be anywhere. */}
        <input type="hidden" name="view" value="all" />
        <Field name="q" kind="search" label={words.search} defaultValue={query.q ?? ""} />
        <div className="sp-actions"><Button kind="secondary">{words.searchSubmit}</Button></div>
      </form>
      <nav aria-label={words.viewsLabel} className="sp-section"><ul className="sp-tabs" role="list">{adminViews.map((view) => <li key={view}><a href={at({ view })} aria-current={view === query.view ? "true" : undefined}>{words.views[view]}</a></li>)}</ul></nav>
      {rows.length === 0 ? <EmptyState heading={words.none} text={query.q ? words.noneFound : words.noneText[query.view]} /> : <Organisations rows={rows} />}
      <Pagination label={m.shell.pages} previous={previous ? { href: at({ cursor: previous }), text: m.shell.previous } : null} next={next ? { href: at({ cursor: next }), text: m.shell.next } : null} />
    </AdminPage>
  );
}

function Organisations({ rows }: { rows: readonly AdminRow[] }) {
  const { locale, m } = useLocale();
  const words = m.organisations.admin;
  const { columns } = words;
  return (
    <Table id="organisations" caption={words.caption} compact
      columns={[{ key: "name", header: columns.name }, { key: "type", header: columns.type }, { key: "cvr", header: columns.cvr }, { key: "members", header: columns.members, numeric: true }, { key: "state", header: columns.state }, { key: "created", header: columns.created }]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: {
          name: <a href={`/${locale}/admin/organisations/${row.id}`} dir="auto">{row.name}</a>,
          type: m.words.participantTypes[row.type],
          cvr: <>{row.cvr}{row.sameNumber > 0 ? <><br /><span className="sp-small">{words.sameNumber(row.sameNumber)}</span></> : null}</>,
          members: format.number(locale, row.members),
          state: row.verified ? <Tag kind="success">{m.words.verified}</Tag> : <Tag kind="neutral">{m.words.notVerified}</Tag>,
          created: <When at={row.createdAt} short />,
        },
      }))} />
  );
}
