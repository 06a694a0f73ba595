import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DocumentList } from "#app/components/compliance/document-list.tsx";
import { ProcessPage } from "#app/components/compliance/process-page.tsx";
import { RecordPages } from "#app/components/compliance/record-pages.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { recordsQuery } from "#app/domain/plan-records/records-query.ts";
import { getDocumentsPage } from "#app/domain/repository/get-documents-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";
import { repositoryKinds } from "#db/values.ts";

export const loader = page({ access: "public", forEveryone: true, params: z.object({ plan: z.string().max(80) }), query: recordsQuery }, async ({ ctx, params, query }) => getDocumentsPage(ctx, params.plan, query));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.compliance.nav.documents} – ${plan.title.text}`, (m) => m.compliance.documents.lead);

export default function DocumentsOfPlan() {
  const { plan, documents, mayManage } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.compliance.documents;
  return (
    <ProcessPage plan={plan} segment="documents" title={words.title} lead={words.lead}>
      {documents.rows.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : repositoryKinds.map((kind) => {
        const ofKind = documents.rows.filter((each) => each.kind === kind);
        return ofKind.length === 0 ? null : <section className="sp-section" key={kind}><h2>{words.kinds[kind]}</h2><DocumentList documents={ofKind} /></section>;
      })}
      <RecordPages path={`/${locale}/plans/${plan.slug}/documents`} page={documents} label={words.pages} />
      {mayManage ? <p className="sp-no-print"><a href={`/${locale}/admin/plans/${plan.slug}/documents`}>{words.manage}</a></p> : null}
    </ProcessPage>
  );
}
