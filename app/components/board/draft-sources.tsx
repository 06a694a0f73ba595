import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import type { DraftSource, DraftView } from "#app/domain/board/get-draft.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { boardPath, movePath, type BoardQuery } from "./board-query.ts";

const sourcesId = "draft-sources";

/** The proposals that a draft builds on, side by side, with what was taken from each. */
export function DraftSources({ draft, query }: { draft: DraftView; query: BoardQuery }) {
  const { locale, m } = useLocale();
  const words = m.board.draft;
  const { plan, reference, sources, total, previous, next } = draft;
  const at = (cursor: string) => `${boardPath(locale, plan.slug, `/${reference}`, { ...query, cursor })}#${sourcesId}`;
  return (
    <section className="sp-section" id={sourcesId} aria-labelledby="sources-title" data-swap="">
      <h2 id="sources-title" tabIndex={-1}>{total === 0 ? words.noSources : words.sources(total, format.number(locale, total))}</h2>
      {total === 0 ? <EmptyState heading={words.noSources} headingLevel={3} text={words.noSourcesText} /> : (
        <>
          <div className="sp-compare" role="region" aria-label={words.sourcesLabel} tabIndex={0} id="draft-compare">
            {sources.map((source) => <Source key={source.reference} source={source} planSlug={plan.slug} initiative={reference} query={query} />)}
          </div>
          <Pagination label={m.shell.pages} previous={previous ? { href: at(previous), text: m.shell.previous } : null} next={next ? { href: at(next), text: m.shell.next } : null} />
        </>
      )}
    </section>
  );
}

function Source({ source, planSlug, initiative, query }: { source: DraftSource; planSlug: string; initiative: string; query: BoardQuery }) {
  const { locale, m } = useLocale();
  const words = m.board.draft;
  const lang = useLangOf(source.language);
  const { reference, isHidden } = source;
  const move = movePath(locale, planSlug, query, reference, initiative);
  return (
    <article className="sp-compare__part" aria-labelledby={`source-${reference}`}>
      <p className="sp-cases__meta">{reference} · {m.words.degrees[source.degree]}</p>
      <h3 id={`source-${reference}`}><a href={`/${locale}/desk/${planSlug}/${reference}#case`} lang={isHidden ? undefined : lang} dir="auto">{isHidden ? words.hidden : source.title}</a></h3>
      {isHidden ? null : <><Speaker speaker={source.speaker} at={source.submittedAt} compact /><p><StatusTag status={source.status} /></p></>}
      <p><strong>{words.passage}</strong></p>
      {source.passage ? <blockquote className="sp-quote"><PeoplesText text={source.passage} language={source.language} /></blockquote> : <p className="sp-muted">{words.noPassage}</p>}
      {isHidden ? null : <Details summary={words.whole} id={`text-${reference}`}><ProposalText text={source} language={source.language} level={4} /></Details>}
      <div className="sp-actions">
        {isHidden ? null : <a className="sp-board-link" href={move} aria-label={m.board.card.changeOf(reference, initiative)} data-board-open="">{m.board.card.change}</a>}
        <form method="post" action={move} data-board-send="" data-once=""><input type="hidden" name="initiative" value={initiative} /><Button name="intent" value="remove" kind="tertiary" small ariaLabel={`${words.remove} ${reference}`}>{words.remove}</Button></form>
      </div>
    </article>
  );
}
