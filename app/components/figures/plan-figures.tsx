import type { ReactNode } from "react";
import { BarChart } from "#app/components/ui/bar-chart.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { GroupFigures } from "#app/domain/figures/compute-figures.server.ts";
import type { PlanFigures } from "#app/domain/figures/get-figures.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participantTypes } from "#db/values.ts";
import { durationWords } from "./duration-words.ts";
import { OverTime } from "./over-time.tsx";
import { ProgressBars } from "./progress-bars.tsx";

type Group = { key: string; label: string; lang?: string | undefined; of: GroupFigures };

const none: GroupFigures = { received: 0, waiting: 0, inTriage: 0, answered: 0, withdrawn: 0, overdue: 0, toAnswer: { value: null, count: 0 }, toPublication: { value: null, count: 0 } };

/** The figures of a plan: the large numbers, and each chart with its table and file. */
export function PlanFiguresView({ plan, themes, figures }: PlanFigures) {
  const { locale, m } = useLocale();
  const words = m.figures;
  const number = (value: number) => format.number(locale, value);
  const { all } = figures;
  if (all.received === 0) return <EmptyState heading={words.none} text={words.noneText} />;
  const source = words.asOf(format.dateTime(locale, figures.at));
  const byTheme = themes.map(({ id, title }): Group => ({ key: id, label: title.text, lang: title.lang === locale ? undefined : title.lang, of: figures.byTheme[id] ?? none }));
  const byType = participantTypes.map((type): Group => ({ key: type, label: m.words.participantTypesMany[type], of: figures.byType[type] }));
  const file = (name: string, what: string) => <p className="sp-figures__links"><a href={`/${locale}/plans/${plan.slug}/figures/${name}.csv`}>{words.download}<VisuallyHidden>{words.downloadOf(what)}</VisuallyHidden></a></p>;
  const finding = all.answered === all.received ? words.allAnswered(number(all.received)) : words.answeredFinding(number(all.answered), number(all.received));
  return (
    <>
      <LargeNumbers of={all} />
      <p className="sp-muted">{words.counted}</p>
      <section className="sp-section">
        <h2>{words.themeHeading}</h2>
        <ProgressBars id="themes" title={finding} groups={byTheme} source={source}><GroupTable id="themes-table" caption={words.byTheme} first={words.theme} groups={byTheme} all={all} />{file("themes", words.byTheme)}</ProgressBars>
      </section>
      <section className="sp-section">
        <h2>{words.typeHeading}</h2>
        <BarChart id="types" title={typeFinding(byType)} formatNumber={number} source={source} rows={participantTypes.map((type) => ({ label: m.words.participantTypesMany[type], value: figures.byType[type].received, mark: type, valueLabel: `${number(figures.byType[type].received)} (${words.counts.answered} ${number(figures.byType[type].answered)})` }))}>
          <GroupTable id="types-table" caption={words.byType} first={words.type} groups={byType} all={all} />{file("types", words.byType)}
        </BarChart>
      </section>
      <section className="sp-section">
        <h2>{words.overHeading}</h2>
        <OverTime over={figures.over} source={source}><OverTable figures={figures} />{file("weeks", words.over[figures.over.unit])}</OverTime>
      </section>
      <section className="sp-section">
        <h2>{words.timeHeading}</h2>
        {all.toAnswer.value === null ? <p>{words.answerNone}</p> : (
          <BarChart id="times" title={words.answerFinding(durationWords(m, all.toAnswer, "hours"))} formatNumber={number} source={source}
            rows={byTheme.map(({ label, of }) => ({ label, value: of.toAnswer.value ?? 0, mark: "plain", valueLabel: durationWords(m, of.toAnswer, "hours") }))} />
        )}
        {all.toPublication.value === null ? null : <p>{words.publicationFinding(durationWords(m, all.toPublication, "minutes"))}</p>}
      </section>
    </>
  );

  function typeFinding(groups: readonly Group[]): string {
    const [top, next] = [...groups].sort((a, b) => b.of.received - a.of.received);
    return top!.of.received === next!.of.received ? words.typeTie : words.typeFinding(top!.label, Math.round((top!.of.received / all.received) * 100));
  }
}

function LargeNumbers({ of }: { of: GroupFigures }) {
  const { locale, m } = useLocale();
  const { counts } = m.figures;
  const shown = (["received", "answered", "inTriage", "waiting", "overdue"] as const).map((key) => ({ key, value: of[key] }));
  return <dl className="sp-numbers">{shown.map(({ key, value }) => <div key={key}><dt>{counts[key]}</dt><dd>{format.number(locale, value)}</dd></div>)}</dl>;
}

function GroupTable({ id, caption, first, groups, all }: { id: string; caption: string; first: string; groups: readonly Group[]; all: GroupFigures }) {
  const { locale, m } = useLocale();
  const words = m.figures;
  const number = (value: number) => format.number(locale, value);
  const keys = ["received", "answered", "inTriage", "waiting", "withdrawn", "overdue"] as const;
  const isScreened = all.toPublication.value !== null;
  const cells = (label: ReactNode, of: GroupFigures) => ({ first: label, ...Object.fromEntries(keys.map((key) => [key, number(of[key])])), median: durationWords(m, of.toAnswer, "hours"), publication: durationWords(m, of.toPublication, "minutes") });
  return (
    <Details summary={words.asTable}>
      <Table id={id} caption={caption} compact
        columns={[{ key: "first", header: first }, ...keys.map((key) => ({ key, header: words[key], numeric: true })), { key: "median", header: words.median, numeric: true }, ...(isScreened ? [{ key: "publication", header: words.medianPublication, numeric: true }] : [])]}
        rows={[...groups.map(({ key, label, lang, of }) => ({ key, cells: cells(<span lang={lang}>{label}</span>, of) })), { key: "all", total: true, cells: cells(words.total, all) }]} />
    </Details>
  );
}

function OverTable({ figures: { over } }: Pick<PlanFigures, "figures">) {
  const { locale, m } = useLocale();
  const words = m.figures;
  return (
    <Details summary={words.asTable}>
      <Table id="over-table" caption={words.over[over.unit]} compact columns={[{ key: "from", header: words.period[over.unit] }, { key: "received", header: words.received, numeric: true }, { key: "answered", header: words.answered, numeric: true }]}
        rows={over.rows.map(({ from, received, answered }) => ({ key: String(from.getTime()), cells: { from: format.shortDate(locale, from), received: format.number(locale, received), answered: format.number(locale, answered) } }))} />
    </Details>
  );
}
