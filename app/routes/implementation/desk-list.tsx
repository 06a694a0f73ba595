import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeskLines } from "#app/components/implementation/desk-lines.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listProgressDesk } from "#app/domain/implementation/get-progress-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "moderator", params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params }) => listProgressDesk(ctx, params.plan));

export const meta = titled((m) => `${m.implementation.desk.title} – ${m.desk.title}`);

export default function ProgressAtDesk() {
  const { plan, lines } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.implementation.desk;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}`}>{m.desk.title}</BackLink>} kicker={<Words of={plan.title} />} title={words.title} lead={words.lead} after={<p className="sp-small"><a href={`/${locale}/plans/${plan.slug}/progress`}>{words.public}</a></p>} />
      {plan.state === "closed" && lines.length > 0 ? <Alert kind="info" heading={words.closed} headingLevel={null} /> : null}
      {lines.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : <DeskLines lines={lines} path={`/${locale}/desk/${plan.slug}/initiatives`} isOpen={plan.state === "published"} />}
    </>
  );
}
