import { When } from "#app/components/shell/when.tsx";
import type { DecisionRow } from "#app/domain/reports/get-report-case.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Decisions about a text, the newest first, with what came of objections. */
export function DecisionList({ decisions }: { decisions: readonly DecisionRow[] }) {
  const { locale, m } = useLocale();
  const words = m.reports.desk;
  if (decisions.length === 0) return <p className="sp-muted">{words.noEarlier}</p>;
  return (
    <ul className="sp-history" role="list">
      {decisions.map(({ id, measure, until, reason, note, at, objection }) => (
        <li key={id}>
          <div><strong>{m.moderation.measures[measure]}{until ? ` ${m.moderation.panel.until(format.date(locale, until))}` : null}{reason ? `: ${m.words.hideReasons[reason]}` : null}</strong> · <When at={at} short />{objection ? <> · {words.objections[objection.state]}</> : null}</div>
          {note ? <div className="sp-prose" dir="auto">{note}</div> : null}
          {objection?.answer ? <div className="sp-prose sp-muted" dir="auto">{objection.answer}</div> : null}
        </li>
      ))}
    </ul>
  );
}
