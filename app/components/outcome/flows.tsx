import { Details } from "#app/components/ui/details.tsx";
import { FlowChart } from "#app/components/ui/flow-chart.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { ChartMark } from "#app/components/ui/chart-patterns.tsx";
import { fateWord } from "#app/domain/outcome/fate-words.ts";
import { countedFates, type CountedFate, type OutcomeCounts } from "#app/domain/outcome/numbers.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What the proposals are divided by: a theme or a participant type. */
export type FlowGroup = { key: string; label: string; lang?: string | undefined; mark: ChartMark; of: OutcomeCounts };

const markOf: Record<CountedFate, ChartMark> = { adopted: "answered", partly_adopted: "answered", already_under_way: "in_triage", forwarded: "in_triage", merged: "in_triage", not_adopted: "waiting", out_of_scope: "waiting", unanswered: "withdrawn", withdrawn: "withdrawn" };

/** From the groups to what became of their proposals, with the table and the file of it. `by` says what the groups are. */
export function OutcomeFlow({ by, groups, all, at, planSlug }: { by: "theme" | "type"; groups: readonly FlowGroup[]; all: OutcomeCounts; at: string; planSlug: string }) {
  const { locale, m } = useLocale();
  const words = m.outcome;
  const number = (value: number) => format.number(locale, value);
  const sources = groups.filter((group) => group.of.received > 0);
  const fates = countedFates.filter((fate) => (all.byFate[fate] ?? 0) > 0);
  const flows = sources.flatMap((group, from) => fates.map((fate, to) => ({ from, to, value: group.of.byFate[fate] ?? 0 })));
  const caption = by === "theme" ? words.flow.byTheme : words.flow.byType;
  const cells = (of: OutcomeCounts) => Object.fromEntries([["received", number(of.received)], ...fates.map((fate) => [fate, number(of.byFate[fate] ?? 0)])]) as Record<string, string>;
  return (
    <FlowChart id={`flow-${by}`} title={<Finding by={by} groups={sources} all={all} />} sources={sources} targets={fates.map((fate) => ({ label: fateWord(m, fate), mark: markOf[fate] }))} flows={flows} formatNumber={number} source={words.flow.source(at)}>
      <Details summary={m.figures.asTable}>
        <Table id={`flow-${by}-table`} caption={caption} compact
          columns={[{ key: "group", header: words.flow[by] }, { key: "received", header: words.received, numeric: true }, ...fates.map((fate) => ({ key: fate, header: fateWord(m, fate), numeric: true }))]}
          rows={[...groups.map(({ key, label, lang, of }) => ({ key, cells: { group: <span lang={lang}>{label}</span>, ...cells(of) } })), { key: "all", total: true, cells: { group: words.total, ...cells(all) } }]} />
      </Details>
      <p className="sp-figures__links"><a href={`/${locale}/plans/${planSlug}/outcome/${by === "theme" ? "themes" : "types"}.csv`}>{m.figures.download}<VisuallyHidden>{m.figures.downloadOf(caption)}</VisuallyHidden></a></p>
    </FlowChart>
  );
}

/** How many were adopted, and where the most of them come from if that is one group alone. */
function Finding({ by, groups, all }: { by: "theme" | "type"; groups: readonly FlowGroup[]; all: OutcomeCounts }) {
  const { locale, m } = useLocale();
  const words = m.outcome.flow;
  if (all.answered === 0) return <>{words.none}</>;
  const adopted = words.adoptedOf(format.number(locale, all.adopted), format.number(locale, all.answered));
  const [top, next] = [...groups].sort((a, b) => b.of.adopted - a.of.adopted);
  if (!top || top.of.adopted === 0 || top.of.adopted === next?.of.adopted) return <>{adopted}</>;
  return <>{adopted}, {by === "theme" ? words.mostIn(top.label) : words.mostFrom(top.label)}</>;
}
