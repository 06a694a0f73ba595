import { useLoaderData } from "@remix-run/react";
import { ContentPage } from "#app/components/content/content-page.tsx";
import { getContent } from "#app/domain/content/queries.server.ts";
import { findCurrentPlan } from "#app/domain/plans/queries.server.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: "signedInToo" }, async ({ ctx }) => ({ content: await getContent(ctx, "rules"), plan: await findCurrentPlan(ctx) }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((_, { content }) => content.title.text, (_, { content }) => content.parts.lead);

export default function Page() {
  const { content, plan } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  return (
    <ContentPage content={content}>
      <p><a href={`/${locale}/reports`}>{m.reports.status.find.title}</a></p>
      {plan ? <p><a href={`/${locale}/plans/${plan.slug}/moderation`}>{m.moderation.log.link}: <Words of={plan.title} /></a></p> : null}
    </ContentPage>
  );
}
