import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PublicationCard } from "#app/components/publications/publication-card.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listPublications } from "#app/domain/publications/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: "signedInToo", params: z.object({ plan: z.string() }) }, async ({ ctx, params }) => listPublications(ctx, params.plan));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.publications.title}: ${plan.title.text}`);

export default function Publications() {
  const { plan, publications } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.publications;
  return (
    <div className="sp-measure">
      <PageHeading before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: `/${locale}/plans/${plan.slug}` }, { text: words.title }]} />} title={words.title} lead={words.lead} />
      {publications.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : null}
      <ul className="sp-stack" role="list">{publications.map((publication) => <li key={publication.id}><PublicationCard planSlug={plan.slug} publication={publication} headingLevel={2} /></li>)}</ul>
    </div>
  );
}
