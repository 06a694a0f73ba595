import type { ReactNode } from "react";

/** What a bar stands for; each has one colour and one pattern, the same in every chart. */
export type ChartMark = "citizen" | "business" | "ngo" | "authority" | "plain" | "for" | "neutral" | "against" | "answered" | "in_triage" | "waiting" | "withdrawn";

const DRAWINGS: Record<ChartMark, ReactNode> = {
  citizen: null,
  plain: null,
  for: null,
  business: <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" />,
  against: <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" />,
  ngo: <path d="M1 2h2M5 6h2" />,
  neutral: <path d="M1 2h2M5 6h2" />,
  authority: <path d="M0 4h8" />,
  answered: null,
  in_triage: <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" />,
  waiting: <path d="M1 2h2M5 6h2" />,
  withdrawn: <path d="M0 4h8" />,
};

/** The patterns of a chart's bars. Ids begin with the chart's id, since ids are unique on a page. */
export function ChartPatterns({ id, marks }: { id: string; marks: readonly ChartMark[] }) {
  return (
    <defs>
      {[...new Set(marks)].map((mark) => (
        <pattern key={mark} id={`${id}-${mark}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <g className={`sp-mark sp-mark--${mark}`}>
            <rect width="8" height="8" />
            {DRAWINGS[mark]}
          </g>
        </pattern>
      ))}
    </defs>
  );
}
