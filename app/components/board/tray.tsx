import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Select } from "#app/components/ui/select.tsx";
import type { Board } from "#app/domain/board/get-board.server.ts";
import type { TrayRow } from "#app/domain/board/list-tray.server.ts";
import { trayViews } from "#app/domain/board/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { boardPath, movePath, type BoardQuery } from "./board-query.ts";

export const trayId = "tray";

/** The proposals that lead nowhere yet, always in sight with their number; searched and paged. */
export function TrayList({ plan, themes, tray, unplaced, query }: Pick<Board, "plan" | "themes" | "tray" | "unplaced"> & { query: BoardQuery }) {
  const { locale, m } = useLocale();
  const words = m.board.tray;
  const total = Object.values(unplaced).reduce((sum, count) => sum + count, 0);
  const at = (extra: Partial<BoardQuery>) => `${boardPath(locale, plan.slug, "", { ...query, cursor: undefined, ...extra })}#${trayId}`;
  const isNarrowed = Boolean(query.q ?? query.theme);
  return (
    <section className="sp-tray" id={trayId} aria-labelledby="tray-title" data-swap="">
      <h2 id="tray-title" tabIndex={-1}>{words.title(format.number(locale, total))}</h2>
      <p className="sp-small sp-muted">{words.hint}</p>
      <p className="sp-small sp-muted" data-board-drag-hint="" hidden>{words.dragHint}</p>
      <nav aria-label={words.views}><ul className="sp-inline-list" role="list">{trayViews.map((view) => <li key={view}><a href={at({ view })} aria-current={query.view === view ? "true" : undefined}>{words[view]}</a></li>)}</ul></nav>
      <Details summary={m.desk.filters} open={isNarrowed} id="tray-filter">
        <form method="get" action={`/${locale}/desk/${plan.slug}/board#${trayId}`} role="search">
          {query.view === "unplaced" ? null : <input type="hidden" name="view" value={query.view} />}
          <Field name="q" kind="search" label={words.search} defaultValue={query.q ?? ""} />
          <Select name="theme" label={words.theme} defaultValue={query.theme ?? ""} options={[{ value: "", label: words.everyTheme }, ...themes.map((theme) => ({ value: theme.slug, label: theme.title.text }))]} />
          <div className="sp-actions"><Button kind="secondary" small>{words.show}</Button>{isNarrowed ? <Button kind="tertiary" small href={at({ q: undefined, theme: undefined })}>{words.clear}</Button> : null}</div>
        </form>
      </Details>
      {tray.moreMatches ? <p className="sp-small" role="status">{words.moreMatches}</p> : null}
      {tray.rows.length === 0 ? <EmptyState heading={words.none[query.view]} headingLevel={3} text={isNarrowed ? words.noneFound : words.noneText[query.view]} /> : (
        <form method="get" action={`/${locale}/desk/${plan.slug}/shortlist`}>
          <input type="hidden" name="from" value="board" />
          <Kept as="ol" className="sp-tray__list" role="list" aria-label={words.list} of={TrayItem} each={tray.rows.map((row) => ({ row, href: `/${locale}/desk/${plan.slug}/${row.reference}#case`, move: movePath(locale, plan.slug, query, row.reference) }))} />
          <div className="sp-actions"><Button kind="secondary" small>{words.begin}</Button></div>
        </form>
      )}
      <Pagination label={words.pages}
        previous={tray.previous ? { href: at({ cursor: tray.previous }), text: m.shell.previous } : null}
        next={tray.next ? { href: at({ cursor: tray.next }), text: m.shell.next } : null} />
    </section>
  );
}

function TrayItem({ row, href, move }: { row: TrayRow; href: string; move: string }) {
  const { locale, m } = useLocale();
  const words = m.board.tray;
  const lang = useLangOf(row.language);
  const isAnswered = row.status !== "received" && row.status !== "under_consideration";
  return (
    <li className="sp-tray__row" data-board-drag={move}>
      <input type="checkbox" name="refs" value={row.reference} aria-label={m.desk.shortlist.selectCase(row.reference)} />
      <div>
        <p className="sp-cases__meta"><span className="sp-nowrap">{row.reference}</span> · {m.words.participantTypes[row.type]} · {format.shortDate(locale, row.submittedAt)}{isAnswered ? ` · ${m.words.statuses[row.status]}` : ""}</p>
        <p className="sp-tray__title"><a href={href} lang={lang} dir="auto" draggable={false}>{row.title}</a></p>
        {row.initiatives.length > 0 ? <p className="sp-cases__meta">{words.inside(row.initiatives.join(", "))}</p> : null}
        <a className="sp-board-link" href={move} aria-label={words.moveOf(row.reference)} data-board-open="" draggable={false}>{words.move}</a>
      </div>
    </li>
  );
}
