import { useLoaderData } from "@remix-run/react";
import { contentPath } from "#app/components/content/content-path.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listContent } from "#app/domain/content/queries.server.ts";
import { requireContentWriter } from "#app/domain/content/write-content.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "coordinator" }, async ({ ctx }) => {
  requireContentWriter(ctx.actor);
  return { pages: await listContent(ctx) };
});

export const meta = titled((m) => m.content.admin.title);

export default function ContentList() {
  const { pages } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { admin: words, history } = m.content;
  return (
    <AdminPage>
      <PageHeading title={words.title} lead={words.lead} />
      <ul className="sp-list" role="list">
        {pages.map(({ page: name, title, number, changedAt }) => (
          <li key={name} className="sp-list__row">
            <div>
              <h2 className="sp-list__title"><a href={`/${locale}${contentPath(name)}`}><Words of={title} /></a></h2>
              <p className="sp-list__meta">{changedAt ? history.link(number, format.date(locale, changedAt)) : words.ownText}</p>
            </div>
            <div className="sp-list__side"><a href={`/${locale}/admin/content/${name}`} aria-label={`${words.edit}: ${title.text}`}>{words.edit}</a> <a href={`/${locale}/content/${name}/versions`} aria-label={`${words.versions}: ${title.text}`}>{words.versions}</a></div>
          </li>
        ))}
      </ul>
    </AdminPage>
  );
}
