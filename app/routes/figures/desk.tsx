import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeskFiguresView } from "#app/components/figures/desk-figures.tsx";
import { PlanFiguresView } from "#app/components/figures/plan-figures.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getDeskFigures } from "#app/domain/figures/get-figures.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string().max(80) });

/** The figures for those who work on the plan. */
export const loader = page({ access: "moderator", params }, async ({ ctx, params }) => getDeskFigures(ctx, params.plan));

export const meta = titled((m) => m.figures.deskTitle);

export default function FiguresOfDesk() {
  const figures = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.figures;
  const { plan } = figures;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}`}>{m.desk.title}</BackLink>} title={words.deskTitle} lead={words.desk.lead} />
      <p><a href={`/${locale}/plans/${plan.slug}/figures`}>{words.toPublic}</a></p>
      {figures.figures.all.received === 0 ? null : <><DeskFiguresView {...figures} /><h2>{words.numbers}</h2></>}
      <PlanFiguresView plan={plan} themes={figures.themes} figures={figures.figures} />
    </>
  );
}
