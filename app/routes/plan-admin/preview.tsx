import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DocumentView } from "#app/components/documents/document-view.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getPlanPreview } from "#app/domain/publications/get-publishing.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "coordinator", params: z.object({ plan: z.string() }) }, async ({ ctx, params, platform }) => getPlanPreview(ctx, params.plan, platform.env.PUBLIC_URL));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.publications.admin.previewTitle}: ${plan.title.text}`);

export default function Preview() {
  const { plan, document } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.publications.admin;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/admin/plans/${plan.slug}/publication`}>{words.title}</BackLink>} kicker={<span>{words.previewTitle}</span>} title={document.title} lead={words.previewLead} />
      <DocumentView blocks={document.blocks} />
    </>
  );
}
