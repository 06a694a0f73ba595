import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { contentPath } from "#app/components/content/content-path.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getContent, listContentVersions } from "#app/domain/content/queries.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";
import { contentPages } from "#db/values.ts";

export const loader = page({ access: "public", forEveryone: "signedInToo", params: z.object({ page: z.enum(contentPages) }) }, async ({ ctx, params }) => ({ content: await getContent(ctx, params.page), versions: await listContentVersions(ctx, params.page) }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { content }) => m.content.history.title(content.title.text));

export default function Versions() {
  const { content: { page: name, title }, versions } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.content.history;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}${contentPath(name)}`}><Words of={title} /></BackLink>} title={words.title(title.text)} lead={words.lead} />
      <ul className="sp-list" role="list">
        {versions.map(({ number, changedAt, note }) => (
          <li key={number} className="sp-list__row">
            <div>
              <h2 className="sp-list__title"><a href={`/${locale}/content/${name}/versions/${number}`}>{changedAt ? words.link(number, format.date(locale, changedAt)) : words.own}</a></h2>
              {note ? <p dir="auto">{note}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
