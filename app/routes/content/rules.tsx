import { ContentPage } from "#app/components/shell/content-page.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public" }, async () => ({}));

export const meta = titled((m) => m.content.rules.title, (m) => m.content.rules.lead);

export default function Page() {
  const { locale, m } = useLocale();
  return <ContentPage name="rules"><p><a href={`/${locale}/reports`}>{m.reports.status.find.title}</a></p></ContentPage>;
}
