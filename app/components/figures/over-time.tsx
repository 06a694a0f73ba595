import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { ReactNode } from "react";
import type { Figures } from "#app/domain/figures/compute-figures.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

const height = 180;
/** So many dates have room under the chart on a phone. */
const mostDates = 3;

/** What came in and was answered, period by period: columns and a line on the same scale. */
export function OverTime({ over, source, children }: { over: Figures["over"]; source: string; children: ReactNode }) {
  const { locale, m } = useLocale();
  const words = m.figures;
  const number = (value: number) => format.number(locale, value);
  const top = (of: "received" | "answered") => Math.max(0, ...over.rows.map((row) => row[of]));
  const y = scaleLinear().domain([0, Math.max(1, top("received"), top("answered"))]).nice(4).range([height, 0]);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const x = scaleBand<number>().domain(over.rows.map((_, index) => index)).range([0, 100]).paddingInner(0.25);
  const middle = (index: number) => x(index)! + x.bandwidth() / 2;
  const path = line<Figures["over"]["rows"][number]>().x((_, index) => middle(index)).y((row) => y(row.answered))(over.rows) ?? "";
  const dated = over.rows.flatMap((row, index) => (index % Math.ceil(over.rows.length / mostDates) === 0 ? [{ row, index }] : []));
  return (
    <figure className="sp-chart" aria-labelledby="over-title">
      <figcaption className="sp-chart__title" id="over-title">{words.overFinding[over.unit](number(top("received")), number(top("answered")))}</figcaption>
      <p className="sp-over__key sp-small">
        <span><svg width="16" height="16" aria-hidden="true" focusable="false"><rect className="sp-over__column" x="1" y="1" width="14" height="14" /></svg>{words.columns}</span>
        <span><svg width="24" height="16" aria-hidden="true" focusable="false"><path className="sp-over__line" d="M0 8h24" /></svg>{words.line}</span>
      </p>
      <div className="sp-over" aria-hidden="true">
        <svg className="sp-over__axis" width="40" height={height} focusable="false">{ticks.map((tick) => <text key={tick} x="32" y={y(tick) + 5} textAnchor="end">{number(tick)}</text>)}</svg>
        <svg className="sp-over__plot" width="100%" height={height} focusable="false">
          {ticks.map((tick) => <line key={tick} className="sp-over__grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />)}
          {over.rows.map((row, index) => (row.received > 0 ? <rect key={row.from.getTime()} className="sp-over__column" x={`${x(index)}%`} width={`${x.bandwidth()}%`} y={y(row.received)} height={height - y(row.received)} /> : null))}
          <svg viewBox={`0 0 100 ${height}`} width="100%" height={height} preserveAspectRatio="none"><path className="sp-over__line" d={over.rows.length === 1 ? `M0 ${y(over.rows[0]!.answered)}h100` : path} vectorEffect="non-scaling-stroke" /></svg>
        </svg>
        <svg className="sp-over__dates" width="100%" height="28" focusable="false">{dated.map(({ row, index }) => <text key={index} x={`${x(index)}%`} y="20">{format.shortDate(locale, row.from)}</text>)}</svg>
      </div>
      <p className="sp-chart__source">{source}</p>
      {children}
    </figure>
  );
}
