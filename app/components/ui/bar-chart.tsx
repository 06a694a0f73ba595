import type { ReactNode } from "react";
import { ChartPatterns, type ChartMark } from "./chart-patterns.tsx";

export type BarChartProps = {
  /** Unique on the page. */
  id: string;
  /** Says the finding: "Foreninger har indsendt flest forslag". */
  title: ReactNode;
  rows: readonly { label: string; value: number; mark: ChartMark; valueLabel?: string }[];
  /** Writes a number in the page's language. */
  formatNumber: (value: number) => string;
  /** Source and date, under the chart. */
  source?: ReactNode;
  /** The table in a `Details`, a download link. */
  children?: ReactNode;
};

/** Horizontal bars with the label and number beside each. */
export function BarChart({ id, title, rows, formatNumber, source, children }: BarChartProps) {
  const largest = Math.max(1, ...rows.map((row) => row.value));
  return (
    <figure className="sp-chart" aria-labelledby={`${id}-title`}>
      <figcaption className="sp-chart__title" id={`${id}-title`}>
        {title}
      </figcaption>
      <ul className="sp-bars" role="list">
        {rows.map((row, index) => (
          <li className="sp-bars__row" key={row.label}>
            <span className="sp-bars__label">{row.label}</span>
            <span className="sp-bars__value">{row.valueLabel ?? formatNumber(row.value)}</span>
            <svg className="sp-bars__bar" width="100%" height="16" aria-hidden="true" focusable="false">
              <ChartPatterns id={`${id}-${index}`} marks={[row.mark]} />
              <rect className="sp-bars__track" width="100%" height="16" />
              <rect width={`${(row.value / largest) * 100}%`} height="16" fill={`url(#${id}-${index}-${row.mark})`} />
            </svg>
          </li>
        ))}
      </ul>
      {source ? <p className="sp-chart__source">{source}</p> : null}
      {children}
    </figure>
  );
}
