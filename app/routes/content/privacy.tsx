import { useLoaderData } from "@remix-run/react";
import { ContentPage } from "#app/components/shell/content-page.tsx";
import { OperatorNote } from "#app/components/shell/operator-note.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public" }, async ({ platform }) => ({ days: platform.env.RETENTION_DAYS }));

export const meta = titled((m) => m.content.privacy.title, (m) => m.content.privacy.lead);

export default function Page() {
  const { days } = useLoaderData<typeof loader>();
  const { retention } = useLocale().m.content.privacy;
  return (
    <>
      <ContentPage name="privacy" />
      <section className="sp-measure"><h2>{retention.heading}</h2><p>{retention.text(days)}</p></section>
      <OperatorNote on="privacy" />
    </>
  );
}
