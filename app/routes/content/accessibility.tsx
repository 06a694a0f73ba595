import { useLoaderData } from "@remix-run/react";
import { ContentPage } from "#app/components/content/content-page.tsx";
import { OperatorNote } from "#app/components/shell/operator-note.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { getContent } from "#app/domain/content/queries.server.ts";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: "signedInToo" }, async ({ ctx }) => ({ content: await getContent(ctx, "accessibility") }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((_, { content }) => content.title.text, (_, { content }) => content.parts.lead);

export default function Page() {
  const { content } = useLoaderData<typeof loader>();
  return <><ContentPage content={content} /><OperatorNote on="accessibility" /></>;
}
