import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DocumentView } from "#app/components/documents/document-view.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getReportPreview } from "#app/domain/implementation/get-report-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "coordinator", params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params }) => getReportPreview(ctx, params.plan));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.implementation.report.previewTitle}: ${plan.title.text}`);

export default function ReportPreview() {
  const { plan, document } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.implementation.report;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/admin/plans/${plan.slug}/report`}>{words.title}</BackLink>} kicker={<span>{words.previewTitle}</span>} title={document.title} lead={document.subtitle} after={<p className="sp-small">{m.publications.admin.previewLead}</p>} />
      <DocumentView blocks={document.blocks} />
    </>
  );
}
