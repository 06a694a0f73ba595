import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PlanFiguresView } from "#app/components/figures/plan-figures.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getPlanFigures, type PlanFigures } from "#app/domain/figures/get-figures.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string().max(80) });

/** What came in for a plan, and what became of it. */
export const loader = page({ access: "public", params }, async ({ ctx, params }) => getPlanFigures(ctx, params.plan));

export const meta = titled<PlanFigures>((m, { plan }) => m.figures.ofPlan(plan.title.text));

export default function FiguresOfPlan() {
  const { plan, themes, figures } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/plans/${plan.slug}`}><span dir="auto">{plan.title.text}</span></BackLink>} title={m.figures.ofPlan(plan.title.text)} lead={m.figures.lead(figures.answerDays)} />
      <PlanFiguresView plan={plan} themes={themes} figures={figures} />
    </>
  );
}
