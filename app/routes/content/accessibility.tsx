import { ContentPage } from "#app/components/shell/content-page.tsx";
import { OperatorNote } from "#app/components/shell/operator-note.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public" }, async () => ({}));

export const meta = titled((m) => m.content.accessibility.title, (m) => m.content.accessibility.lead);

export default function Page() {
  return <><ContentPage name="accessibility" /><OperatorNote on="accessibility" /></>;
}
