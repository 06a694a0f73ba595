import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import type { ProposalRow } from "#app/domain/proposals/list-proposals.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { Speaker } from "./speaker.tsx";

/** The proposals that are like the one being written, each with a way to it. */
export function SimilarProposals({ rows }: { rows: readonly ProposalRow[] }) {
  return <ul className="sp-similar__list" role="list">{rows.map((row) => <Similar key={row.reference} row={row} />)}</ul>;
}

function Similar({ row }: { row: ProposalRow }) {
  const { locale, m } = useLocale();
  const href = `/${locale}/proposals/${row.reference}`;
  const titleId = `similar-${row.reference}`;
  return (
    <li className="sp-similar__row">
      <p className="sp-list__meta"><span className="sp-nowrap">{row.reference}</span></p>
      <p className="sp-similar__title" id={titleId} lang={useLangOf(row.language)} dir="auto">{row.title}</p>
      <Speaker speaker={row.speaker} at={row.submittedAt} compact />
      <p className="sp-similar__numbers">
        <span className="sp-count"><Icon name="support" /><span>{m.proposals.list.supports(row.supportCount)}</span></span>
        <span className="sp-count"><Icon name="comment" /><span>{m.proposals.list.comments(row.commentCount)}</span></span>
      </p>
      <p><a href={href} id={`${titleId}-link`} aria-labelledby={`${titleId}-link ${titleId}`}>{m.writing.similar.instead}</a></p>
    </li>
  );
}

/** What the page of writing gets from its server while a title is typed: the same list, folded. Nothing when nothing is similar. */
export function SimilarHint({ rows }: { rows: readonly ProposalRow[] }) {
  const { m } = useLocale();
  const words = m.writing.similar;
  if (rows.length === 0) return null;
  return (
    <Details summary={<>{words.title} {words.count(rows.length)}</>}>
      <p>{words.lead}</p>
      <SimilarProposals rows={rows} />
    </Details>
  );
}

/** Where that comes, under the title: its line is kept free where there is script, so that nothing moves. app/enhance/similar.ts fills it. */
export function SimilarPlace({ address }: { address: string }) {
  return (
    <div className="sp-similar" data-similar={address} data-similar-for="title">
      <div data-similar-list="" />
      <p className="sr-only" role="status" data-similar-said="" />
    </div>
  );
}
