import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AuditEntries } from "#app/components/audit/audit-entries.tsx";
import { AuditFilters } from "#app/components/audit/audit-filters.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { listAudit } from "#app/domain/audit/list-audit.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";
import { auditQuery, toFilter } from "./filter-query.ts";

const query = auditQuery.extend({ cursor: z.string().max(200).optional().catch(undefined), done: z.enum(["made", "same"]).optional().catch(undefined) });

/** The acts of the platform, the newest first. */
export const loader = page({ access: "coordinator", query }, async ({ ctx, query: { cursor, done, ...chosen } }) => ({ ...(await listAudit(ctx, toFilter(chosen), cursor)), chosen, done }));

export const meta = titled((m) => m.audit.title);

export default function AuditTrail() {
  const { rows, previous, next, staff, plans, mayPublish, chosen, done } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { audit } = m;
  const path = `/${locale}/admin/audit`;
  return (
    <AdminPage>
      <PageHeading title={audit.title} lead={mayPublish ? audit.lead : audit.leadPlans} />
      {done ? <Alert kind={done === "made" ? "success" : "info"} heading={audit.checkpoints.done[done]} role="status" focus /> : null}
      <p className="sp-muted">{audit.recorded}</p>
      <AuditFilters chosen={chosen} staff={staff} plans={plans} />
      {rows.length === 0 ? <EmptyState heading={audit.none} text={audit.noneText} /> : <AuditEntries rows={rows} planPaths={Object.fromEntries(plans.map(({ id, slug }) => [id, `/${locale}/desk/${slug}`]))} />}
      <Pagination label={m.shell.pages} previous={previous ? { href: withQuery(path, { ...chosen, cursor: previous }), text: m.shell.previous } : null} next={next ? { href: withQuery(path, { ...chosen, cursor: next }), text: m.shell.next } : null} />
      <section className="sp-section sp-actions">
        <Button kind="secondary" href={withQuery(`${path}/export`, chosen)}>{audit.download}</Button>
        <a href={`/${locale}/audit/checkpoints`}>{audit.checkpoints.link}</a>
        {mayPublish ? <form method="post" action={`${path}/checkpoint`} data-once=""><Button kind="tertiary">{audit.checkpoints.publish}</Button></form> : null}
      </section>
    </AdminPage>
  );
}
