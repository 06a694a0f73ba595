import { BarChart } from "#app/components/ui/bar-chart.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participantTypes, type ParticipantType } from "#db/values.ts";

/** How many proposals came from each participant type, drawn and as a table. */
export function ParticipantsChart({ byType, received }: { byType: Record<ParticipantType, number>; received: number }) {
  const { locale, m, now } = useLocale();
  const { home } = m.plans;
  const rows = participantTypes.map((type) => ({ type, label: m.words.participantTypesMany[type], value: byType[type] })).sort((a, b) => b.value - a.value);
  const top = rows[0]!;
  if (received === 0) return <p className="sp-muted">{home.whoNone}</p>;
  const number = (value: number) => format.number(locale, value);
  return (
    <BarChart id="participants" title={home.whoFinding(top.label, Math.round((top.value / received) * 100))} formatNumber={number} source={home.updated(format.dateTime(locale, now))} rows={rows.map(({ type, label, value }) => ({ label, value, mark: type }))}>
      <Details summary={home.asTable}>
        <Table id="participants-table" caption={home.who} hideCaption compact columns={[{ key: "type", header: home.participantType }, { key: "count", header: home.proposals, numeric: true }]}
          rows={[...rows.map(({ type, label, value }) => ({ key: type, cells: { type: label, count: number(value) } })), { key: "all", total: true, cells: { type: m.proposals.comments.total, count: number(received) } }]} />
      </Details>
    </BarChart>
  );
}
