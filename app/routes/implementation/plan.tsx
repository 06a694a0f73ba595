import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PlanProgressView } from "#app/components/implementation/plan-progress.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getPlanProgress } from "#app/domain/implementation/get-plan-progress.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

/** How far the initiatives of an adopted plan have come. */
export const loader = page({ access: "public", forEveryone: "signedInToo", params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params }) => getPlanProgress(ctx, params.plan));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => m.implementation.plan.title(plan.title.text));

export default function ProgressOfPlan() {
  const view = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { plan } = view;
  const words = m.implementation.plan;
  return (
    <>
      <PageHeading before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: `/${locale}/plans/${plan.slug}` }, { text: m.implementation.initiative.title }]} />} title={words.title(plan.title.text)} lead={words.lead} />
      <PlanProgressView view={view} />
    </>
  );
}
