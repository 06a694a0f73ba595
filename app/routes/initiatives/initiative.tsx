import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { InitiativeFactsSections } from "#app/components/plans/initiative-facts.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { getInitiative, type InitiativeView } from "#app/domain/initiatives/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", params: z.object({ reference: z.string().max(40) }) }, async ({ ctx, params }) => getInitiative(ctx, params.reference));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((_, { number, reference, title }) => `${number ?? reference} ${title.text}`);

export default function Initiative() {
  const initiative = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.initiatives;
  const { plan, theme, sources } = initiative;
  const isPublished = initiative.state === "published";
  return (
    <>
      <PageHeading
        before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: `/${locale}/plans/${plan.slug}` }, { text: words.title, href: `/${locale}/plans/${plan.slug}/initiatives` }, { text: initiative.number ?? initiative.reference }]} />}
        kicker={<><span>{initiative.reference}</span><a href={`/${locale}/plans/${plan.slug}/themes/${theme.slug}`}><Words of={theme.title} /></a><Tag kind={isPublished ? "success" : "neutral"}>{m.words.initiativeStates[initiative.state]}</Tag></>}
        title={<>{initiative.number ? `${initiative.number} ` : null}<Words of={initiative.title} /></>}
        after={initiative.title.lang !== locale ? <p className="sp-small sp-muted">{words.missingTranslation}</p> : null}
      />
      <section className="sp-section sp-measure"><h2>{words.summary}</h2>{initiative.summary.text ? <div className="sp-prose"><Words of={initiative.summary} /></div> : <p className="sp-muted">{isPublished ? words.summaryNotKnown : m.words.notKnown}</p>}</section>
      <section className="sp-section">
        <h2>{words.sources}</h2>
        {sources.length > 0 ? <ol className="sp-list" role="list">{sources.map((source) => <SourceRow key={source.reference} source={source} />)}</ol> : <p className="sp-muted">{isPublished ? words.sourcesNotKnown : words.sourcesNone}</p>}
      </section>
      {isPublished ? <InitiativeFactsSections facts={initiative.facts} otherTitle={initiative.otherTitle} /> : null}
    </>
  );
}

function SourceRow({ source }: { source: InitiativeView["sources"][number] }) {
  const { locale, m } = useLocale();
  const lang = useLangOf(source.language);
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{source.reference} · {m.words.degrees[source.degree]}</p>
        <h3 className="sp-list__title"><a href={`/${locale}/proposals/${source.reference}`} lang={lang} dir="auto">{source.title}</a></h3>
        <Speaker speaker={source.speaker} at={source.submittedAt} compact />
        {source.passage ? <blockquote className="sp-quote"><PeoplesText text={source.passage} language={source.language} /></blockquote> : null}
      </div>
      <div className="sp-list__side"><StatusTag status={source.status} /></div>
    </li>
  );
}
