import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import type { SourcePage, SourceView } from "#app/domain/initiatives/list-sources.server.ts";
import type { InitiativeView } from "#app/domain/initiatives/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";

/** The proposals that an initiative came from, a page at a time. */
export function InitiativeSources({ initiative: { reference, sources } }: { initiative: Pick<InitiativeView, "reference" | "sources"> }) {
  const { m } = useLocale();
  const { initiatives: words, proposals } = m;
  return (
    <section className="sp-section" id="sources">
      <h2>{words.sources}</h2>
      {sources.total > 0 ? (
        <>
          <p><strong>{proposals.list.count(sources.total, false)}</strong></p>
          <Kept as="ol" className="sp-list" role="list" of={SourceRow} each={sources.rows.map((source) => ({ source }))} />
          <SourcePages reference={reference} sources={sources} />
        </>
      ) : <p className="sp-muted">{words.sourcesNone}</p>}
    </section>
  );
}

function SourceRow({ source }: { source: SourceView }) {
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

/** Leads to the list on the page, not to the top of it: who goes on has read what is above. */
function SourcePages({ reference, sources: { previous, next } }: { reference: string; sources: SourcePage }) {
  const { locale, m } = useLocale();
  const to = (cursor: string) => `${withQuery(`/${locale}/initiatives/${reference}`, { cursor })}#sources`;
  return <Pagination label={m.shell.pages} previous={previous ? { href: to(previous), text: m.shell.previous } : null} next={next ? { href: to(next), text: m.shell.next } : null} />;
}
