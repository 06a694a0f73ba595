import { BarChart } from "#app/components/ui/bar-chart.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Table } from "#app/components/ui/table.tsx";
import type { DeskFigures } from "#app/domain/figures/get-figures.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What the team sees beside the public figures. */
export function DeskFiguresView({ stages, handlers, assessors, awaitingScreening, hidden, figures }: DeskFigures) {
  const { locale, m } = useLocale();
  const words = m.figures.desk;
  const number = (value: number) => format.number(locale, value);
  const source = m.figures.asOf(format.dateTime(locale, figures.at));
  const most = [...stages].sort((a, b) => b.count - a.count)[0]!;
  const nameOf = (handler: DeskFigures["handlers"][number]) => (handler.id === null ? words.nobody : (handler.name ?? words.former));
  const unassigned = handlers.find(({ id }) => id === null)?.open ?? 0;
  return (
    <>
      <section className="sp-section">
        <h2>{words.stages}</h2>
        <BarChart id="stages" title={words.stagesFinding(number(most.count), m.inbox.stages[most.stage])} formatNumber={number} source={source} rows={stages.map(({ stage, count }) => ({ label: m.inbox.stages[stage], value: count, mark: "plain" }))}>
          <Details summary={m.figures.asTable}><Table id="stages-table" caption={words.stages} hideCaption compact columns={[{ key: "stage", header: words.stage }, { key: "count", header: words.cases, numeric: true }]} rows={stages.map(({ stage, count }) => ({ key: stage, cells: { stage: m.inbox.stages[stage], count: number(count) } }))} /></Details>
        </BarChart>
      </section>
      <section className="sp-section">
        <h2>{words.handlers}</h2>
        {handlers.length === 0 ? <p>{words.handlersNone}</p> : (
          <BarChart id="handlers" title={words.handlersFinding(number(unassigned))} formatNumber={number} source={source} rows={handlers.map((each) => ({ label: nameOf(each), value: each.open, mark: "plain", valueLabel: words.load(number(each.open), number(each.overdue)) }))}>
            <Details summary={m.figures.asTable}><Table id="handlers-table" caption={words.handlers} hideCaption compact columns={[{ key: "name", header: words.handler }, { key: "open", header: words.open, numeric: true }, { key: "overdue", header: m.figures.overdue, numeric: true }]} rows={handlers.map((each) => ({ key: each.id ?? "nobody", cells: { name: <span dir="auto">{nameOf(each)}</span>, open: number(each.open), overdue: number(each.overdue) } }))} /></Details>
          </BarChart>
        )}
      </section>
      <section className="sp-section">
        <h2>{words.assessors}</h2>
        {assessors.length === 0 ? <p>{words.assessorsNone}</p> : (
          <BarChart id="assessors" title={words.assessorsFinding(number(assessors.reduce((sum, each) => sum + each.pending, 0)))} formatNumber={number} source={source} rows={assessors.map((each) => ({ label: each.name, value: each.pending, mark: "plain", valueLabel: words.load(number(each.pending), number(each.overdue)) }))}>
            <Details summary={m.figures.asTable}><Table id="assessors-table" caption={words.assessors} hideCaption compact columns={[{ key: "name", header: words.assessor }, { key: "pending", header: words.pending, numeric: true }, { key: "overdue", header: m.figures.overdue, numeric: true }]} rows={assessors.map((each) => ({ key: each.id, cells: { name: <span dir="auto">{each.name}</span>, pending: number(each.pending), overdue: number(each.overdue) } }))} /></Details>
          </BarChart>
        )}
      </section>
      {awaitingScreening + hidden > 0 ? <section className="sp-section"><h2>{words.other}</h2><p>{awaitingScreening > 0 ? words.screening(awaitingScreening) : ""} {hidden > 0 ? words.hidden(hidden) : ""}</p></section> : null}
    </>
  );
}
