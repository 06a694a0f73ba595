import { When } from "#app/components/shell/when.tsx";
import type { DecisionRow } from "#app/domain/reports/get-report-case.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Decisions about a text, the newest first, with what came of objections. */
export function DecisionList({ decisions }: { decisions: readonly DecisionRow[] }) {
  const { m } = useLocale();
  const words = m.reports.desk;
  if (decisions.length === 0) return <p className="sp-muted">{words.noEarlier}</p>;
  return (
    <ul className="sp-history" role="list">
      {decisions.map(({ id, isRestricted, reason, note, at, objection }) => (
        <li key={id}>
          <div><strong>{isRestricted ? words.restricted(reason ? m.words.hideReasons[reason] : "") : words.kept}</strong> · <When at={at} short />{objection ? <> · {words.objections[objection.state]}</> : null}</div>
          {note ? <div className="sp-prose" dir="auto">{note}</div> : null}
          {objection?.answer ? <div className="sp-prose sp-muted" dir="auto">{objection.answer}</div> : null}
        </li>
      ))}
    </ul>
  );
}
