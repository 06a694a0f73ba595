import type { ReactNode } from "react";
import { ChartPatterns, type ChartMark } from "./chart-patterns.tsx";

export type StackedBarProps = {
  /** Unique on the page. */
  id: string;
  /** Says the finding: "De fleste kommentarer er for". */
  title: ReactNode;
  segments: readonly { key: string; label: string; value: number; mark: ChartMark }[];
  formatNumber: (value: number) => string;
  source?: ReactNode;
  children?: ReactNode;
};

/** One bar of parts, each named with its number under it. */
export function StackedBar({ id, title, segments, formatNumber, source, children }: StackedBarProps) {
  const marks = segments.map((segment) => segment.mark);
  const total = Math.max(1, segments.reduce((sum, segment) => sum + segment.value, 0));
  const shares = segments.map((segment) => (segment.value / total) * 100);
  const starts = shares.map((_, index) => shares.slice(0, index).reduce((sum, share) => sum + share, 0));
  return (
    <figure className="sp-chart" aria-labelledby={`${id}-title`}>
      <figcaption className="sp-chart__title" id={`${id}-title`}>
        {title}
      </figcaption>
      <svg className="sp-stack-bar" width="100%" height="24" aria-hidden="true" focusable="false">
        <ChartPatterns id={id} marks={marks} />
        <rect className="sp-bars__track" width="100%" height="24" />
        {segments.map((segment, index) => (
          <rect
            key={segment.key}
            className="sp-stack-bar__part"
            x={`${starts[index]}%`}
            width={`${shares[index]}%`}
            height="24"
            fill={`url(#${id}-${segment.mark})`}
          />
        ))}
      </svg>
      <ul className="sp-stack-bar__labels" role="list">
        {segments.map((segment) => (
          <li key={segment.key}>
            <svg width="16" height="16" aria-hidden="true" focusable="false">
              <rect width="16" height="16" fill={`url(#${id}-${segment.mark})`} />
            </svg>
            {segment.label} <strong>{formatNumber(segment.value)}</strong>
          </li>
        ))}
      </ul>
      {source ? <p className="sp-chart__source">{source}</p> : null}
      {children}
    </figure>
  );
}
