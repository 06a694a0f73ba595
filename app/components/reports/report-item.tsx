import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { ReportRow } from "#app/domain/reports/get-report-case.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What somebody says is wrong. Who it was is not told. */
export function ReportItem({ row }: { row: ReportRow }) {
  const { m } = useLocale();
  const words = m.reports.desk;
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{row.number} · <When at={row.at} short /> · {row.hasAccount ? words.withAccount : words.withoutAccount}</p>
        <h3 className="sp-list__title">{m.reports.reasons[row.reason].label}</h3>
        {row.body ? <PeoplesText text={row.body} language={row.language} /> : <p className="sp-muted">{words.wordsGone}</p>}
      </div>
    </li>
  );
}
