import { ContentPage } from "#app/components/shell/content-page.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public" }, async () => ({}));

export const meta = titled((m) => m.content.rules.title, (m) => m.content.rules.lead);

export default function Page() {
  return <ContentPage name="rules" />;
}
