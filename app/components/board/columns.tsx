import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { Board } from "#app/domain/board/get-board.server.ts";
import type { BoardCard, CardSource } from "#app/domain/board/list-cards.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { boardPath, movePath, type BoardQuery } from "./board-query.ts";
import { trayId } from "./tray.tsx";

export const columnsId = "board-columns";

/** A column for each theme, with its drafts as cards. They scroll sideways in a region of their own; on a phone each theme can be folded. */
export function Columns({ plan, themes, cards, unplaced, query }: Pick<Board, "plan" | "themes" | "cards" | "unplaced"> & { query: BoardQuery }) {
  const { locale, m } = useLocale();
  const words = m.board.column;
  return (
    <div className="sp-board" role="region" aria-label={m.board.columns} tabIndex={0} id={columnsId} data-swap="">
      {themes.map((theme) => {
        const own = cards.filter((card) => card.themeId === theme.id);
        const waiting = unplaced[theme.id] ?? 0;
        return (
          <details className="sp-board__column" key={theme.id} open id={`theme-${theme.slug}`}>
            <summary><h2><Words of={theme.title} /></h2></summary>
            <p className="sp-cases__meta">{words.drafts(own.length)}{waiting > 0 ? <> · <a href={`${boardPath(locale, plan.slug, "", { ...query, view: "unplaced", theme: theme.slug, q: undefined, cursor: undefined })}#${trayId}`}>{words.unplaced(waiting, format.number(locale, waiting))}</a></> : null}</p>
            {own.length === 0 ? <p className="sp-small">{words.none}</p> : own.map((card) => <Card key={card.reference} card={card} planSlug={plan.slug} query={query} />)}
          </details>
        );
      })}
    </div>
  );
}

function Card({ card, planSlug, query }: { card: BoardCard; planSlug: string; query: BoardQuery }) {
  const { locale, m } = useLocale();
  const words = m.board.card;
  const { reference, sourceCount, sources } = card;
  const page = boardPath(locale, planSlug, `/${reference}`, query);
  const shown = format.number(locale, sourceCount);
  return (
    <article className="sp-board__card" aria-labelledby={`card-${reference}`} data-board-drop={reference}>
      <h3 id={`card-${reference}`}><a href={page}><span className="sp-cases__meta">{reference}</span> <Words of={card.title} /></a></h3>
      <p className="sp-cases__meta">{words.count(sourceCount, shown)}</p>
      {sourceCount === 0 ? <p className="sp-small">{words.empty}</p> : (
        <ul className="sp-board__sources" role="list">{sources.map((source) => <Source key={source.reference} source={source} initiative={reference} href={`/${locale}/desk/${planSlug}/${source.reference}#case`} move={movePath(locale, planSlug, query, source.reference, reference)} drag={movePath(locale, planSlug, query, source.reference)} />)}</ul>
      )}
      {sourceCount > sources.length ? <p className="sp-small"><a href={page}>{words.more(shown)}</a></p> : null}
    </article>
  );
}

function Source({ source, initiative, href, move, drag }: { source: CardSource; initiative: string; href: string; move: string; drag: string }) {
  const { m } = useLocale();
  const words = m.board.card;
  const lang = useLangOf(source.language);
  return (
    <li data-board-drag={source.isHidden ? undefined : drag}>
      <a href={href} draggable={false}><span className="sp-cases__meta">{source.reference} · {m.words.degrees[source.degree]}</span> <span lang={source.isHidden ? undefined : lang} dir="auto">{source.isHidden ? m.proposals.page.hiddenTitle : source.title}</span></a>
      <a className="sp-board-link" href={move} aria-label={words.changeOf(source.reference, initiative)} data-board-open="" draggable={false}>{words.change}</a>
    </li>
  );
}
