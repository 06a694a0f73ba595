import type { ChartMark } from "#app/components/ui/chart-patterns.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { StackedBar } from "#app/components/ui/stacked-bar.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { initiativeOrigins, type InitiativeOrigin } from "#db/values.ts";

const marks = { proposals: "for", existing: "against", government: "neutral", unknown: "authority" } as const satisfies Record<InitiativeOrigin | "unknown", ChartMark>;

/** Where the initiatives of a plan come from: how many from what people proposed, drawn and written. */
export function OriginRatio({ origins }: { origins: readonly (InitiativeOrigin | null)[] }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.ratio;
  if (origins.length === 0) return null;
  if (origins.every((origin) => origin === null)) return <p className="sp-muted">{words.unknownAll}</p>;
  const number = (value: number) => format.number(locale, value);
  const count = (of: InitiativeOrigin | null) => origins.filter((origin) => origin === of).length;
  const parts = [...initiativeOrigins.map((origin) => ({ key: origin, label: m.initiativeTemplate.origins[origin], value: count(origin), mark: marks[origin] })), { key: "unknown", label: words.unknown, value: count(null), mark: marks.unknown }].filter(({ key, value }) => key !== "unknown" || value > 0);
  const fromProposals = number(count("proposals"));
  return (
    <StackedBar id="origins" title={origins.length === 1 ? words.titleOne(fromProposals) : words.title(fromProposals, number(origins.length))} segments={parts} formatNumber={number} source={words.source}>
      <Details summary={words.table}><Table id="origins-table" caption={words.column} hideCaption compact columns={[{ key: "label", header: words.column }, { key: "count", header: words.count, numeric: true }]} rows={parts.map(({ key, label, value }) => ({ key, cells: { label, count: number(value) } }))} /></Details>
    </StackedBar>
  );
}
