import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DocumentView } from "#app/components/documents/document-view.tsx";
import { PublicationFiles } from "#app/components/publications/publication-files.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { documentOf } from "#app/domain/publications/document-of.ts";
import { getPublication } from "#app/domain/publications/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { page } from "#app/server/route.server.ts";
import { publicationKinds } from "#db/values.ts";

const params = z.object({ plan: z.string(), kind: z.enum(publicationKinds), number: z.coerce.number().int().min(1).max(1_000_000) });

export const loader = page({ access: "public", forEveryone: "signedInToo", params }, async ({ ctx, params: { plan: slug, kind, number }, platform }) => {
  const { plan, publication, latest } = await getPublication(ctx, slug, kind, number);
  const { content: _, ...shown } = publication;
  return { plan: { slug: plan.slug, title: plan.title }, publication: shown, latest, document: documentOf(publication, ctx.locale, platform.env.PUBLIC_URL) };
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan, publication }) => `${m.publications.version(publication.kind, publication.number)}: ${plan.title.text}`, (_, { document }) => document.subject);

/** A version as it was published, as a page: what the files of it say too. */
export default function Publication() {
  const { plan, publication, latest, document } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.publications;
  const { kind, number, hash, publishedAt, note } = publication;
  const path = `/${locale}/plans/${plan.slug}/publications`;
  return (
    <>
      <PageHeading
        before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: `/${locale}/plans/${plan.slug}` }, { text: words.title, href: path }, { text: words.version(kind, number) }]} />}
        kicker={<><span>{words.version(kind, number)}</span><When at={publishedAt} /></>} title={document.title} lead={document.subtitle}
      />
      {number < latest ? <Alert kind="warning" heading={words.notNewest(latest)} headingLevel={null}><a href={`${path}/${kind}/${latest}`}>{words.newest}</a></Alert> : null}
      {note ? <section className="sp-measure"><h2>{words.changed}</h2><p className="sp-prose"><Words of={inLocale(note, locale)} /></p></section> : null}
      <section className="sp-measure" aria-labelledby="downloads"><h2 id="downloads">{words.downloads}</h2><PublicationFiles planSlug={plan.slug} publication={publication} /></section>
      <DocumentView blocks={document.blocks} />
      <Details summary={words.hash}>
        <p className="sp-measure">{words.hashText}</p>
        <p className="sp-hash"><code>{hash}</code></p>
        <p><a href={`${path}/${kind}/${number}/content.json`}>{words.content}</a></p>
      </Details>
    </>
  );
}
