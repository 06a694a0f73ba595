import type { PositionDraftRow } from "#app/domain/positions/get-position-page.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { DraftState } from "./draft-state.tsx";

/** The positions that an organisation's members are writing, each with the proposal that it is on. */
export function PositionDrafts({ organisation, rows }: { organisation: string; rows: readonly PositionDraftRow[] }) {
  const { locale, m } = useLocale();
  const words = m.discussion.position;
  return (
    <section className="sp-section" aria-labelledby="position-drafts">
      <h2 id="position-drafts">{words.listTitle}</h2>
      {rows.length === 0 ? <p className="sp-muted">{words.listNone}</p> : (
        <ul className="sp-list" role="list">
          {rows.map((row) => (
            <li className="sp-list__row" key={row.reference}>
              <div>
                <h3 className="sp-list__title"><a href={`/${locale}/organisations/${organisation}/positions/${row.reference}`} lang={row.language === locale ? undefined : row.language} dir="auto">{row.title}</a></h3>
                <p className="sp-list__meta"><span className="sp-nowrap">{row.reference}</span> · {m.drafts.by(row.writer ?? m.drafts.noWriter, format.dateTime(locale, row.updatedAt))}</p>
              </div>
              <div className="sp-list__side"><DraftState state={row.state} /></div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
