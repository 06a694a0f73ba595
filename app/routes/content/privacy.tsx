import { useLoaderData } from "@remix-run/react";
import { ContentPage } from "#app/components/content/content-page.tsx";
import { OperatorNote } from "#app/components/shell/operator-note.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { getContent } from "#app/domain/content/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: "signedInToo" }, async ({ ctx, platform }) => ({ content: await getContent(ctx, "privacy"), days: platform.env.RETENTION_DAYS }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((_, { content }) => content.title.text, (_, { content }) => content.parts.lead);

export default function Page() {
  const { content, days } = useLoaderData<typeof loader>();
  const { retention } = useLocale().m.content.privacy;
  return (
    <>
      <ContentPage content={content}><h2>{retention.heading}</h2><p>{retention.text(days)}</p></ContentPage>
      <OperatorNote on="privacy" />
    </>
  );
}
