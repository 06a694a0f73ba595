import type { ReactNode } from "react";
import { ChartPatterns, type ChartMark } from "./chart-patterns.tsx";
import { layOutFlow, type Flow, type FlowNode } from "./flow-layout.ts";

export type FlowLabel = { label: string; /** When it is not the page's. */ lang?: string | undefined; mark: ChartMark };

export type FlowChartProps = {
  /** Unique on the page. */
  id: string;
  /** Says the finding. */
  title: ReactNode;
  sources: readonly FlowLabel[];
  targets: readonly FlowLabel[];
  flows: readonly Flow[];
  formatNumber: (value: number) => string;
  source?: ReactNode;
  /** The table in a `Details`, a download link: the drawing itself says nothing to who cannot see it. */
  children: ReactNode;
};

/** What came from where and where it went: bars on both sides with their labels and numbers, and ribbons between them with the pattern of what they come from. */
export function FlowChart({ id, title, sources, targets, flows, formatNumber, source, children }: FlowChartProps) {
  const layout = layOutFlow(sources, targets, flows);
  const { height } = layout;
  return (
    <figure className="sp-chart" aria-labelledby={`${id}-title`}>
      <figcaption className="sp-chart__title" id={`${id}-title`}>{title}</figcaption>
      <svg className="sp-flow" width="100%" height={height} aria-hidden="true" focusable="false">
        <ChartPatterns id={id} marks={[...sources, ...targets].map(({ mark }) => mark)} />
        {layout.sources.map((node, index) => <Label key={index} node={node} of={sources[index]!} side="from" number={formatNumber(node.value)} />)}
        {layout.targets.map((node, index) => <Label key={index} node={node} of={targets[index]!} side="to" number={formatNumber(node.value)} />)}
        <svg x="34%" width="32%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
          {layout.ribbons.map(({ from, to, path }) => <path key={`${from}-${to}`} className={`sp-flow__ribbon sp-flow__ribbon--${sources[from]!.mark}`} d={path} vectorEffect="non-scaling-stroke" />)}
        </svg>
        {layout.sources.map((node, index) => <rect key={index} className="sp-flow__bar" x="33%" width="1.5%" y={node.top} height={node.height} fill={`url(#${id}-${sources[index]!.mark})`} />)}
        {layout.targets.map((node, index) => <rect key={index} className="sp-flow__bar" x="65.5%" width="1.5%" y={node.top} height={node.height} fill={`url(#${id}-${targets[index]!.mark})`} />)}
      </svg>
      {source ? <p className="sp-chart__source">{source}</p> : null}
      {children}
    </figure>
  );
}

function Label({ node, of: { label, lang }, side, number }: { node: FlowNode; of: FlowLabel; side: "from" | "to"; number: string }) {
  return (
    <foreignObject x={side === "from" ? "0" : "69%"} width="31%" y={node.slotTop} height={node.slotHeight}>
      <div className={`sp-flow__label sp-flow__label--${side}`}>{/* A line may also be broken behind a stroke. */}<span lang={lang}>{label.replaceAll("/", "/\u200b")}</span><strong>{number}</strong></div>
    </foreignObject>
  );
}
