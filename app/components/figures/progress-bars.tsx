import type { ReactNode } from "react";
import { ChartPatterns, type ChartMark } from "#app/components/ui/chart-patterns.tsx";
import type { GroupFigures } from "#app/domain/figures/compute-figures.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

const parts = [["answered", "answered"], ["inTriage", "in_triage"], ["waiting", "waiting"], ["withdrawn", "withdrawn"]] as const satisfies readonly (readonly [keyof GroupFigures, ChartMark])[];

/** A bar for each group, as long as it has many proposals, in the parts of how far they are. */
export function ProgressBars({ id, title, groups, source, children }: { id: string; title: string; groups: readonly { key: string; label: string; lang?: string | undefined; of: GroupFigures }[]; source: string; children: ReactNode }) {
  const { locale, m } = useLocale();
  const words = m.figures;
  const largest = Math.max(1, ...groups.map(({ of }) => of.received));
  const used = parts.filter(([part]) => groups.some(({ of }) => of[part] > 0));
  return (
    <figure className="sp-chart" aria-labelledby={`${id}-title`}>
      <figcaption className="sp-chart__title" id={`${id}-title`}>{title}</figcaption>
      <ul className="sp-stack-bar__labels" role="list">
        {used.map(([part, mark]) => <li key={part}><svg width="16" height="16" aria-hidden="true" focusable="false"><ChartPatterns id={`${id}-key`} marks={[mark]} /><rect width="16" height="16" fill={`url(#${id}-key-${mark})`} /></svg>{words[part]}</li>)}
      </ul>
      <ul className="sp-bars" role="list">
        {groups.map(({ key, label, lang, of }) => {
          const shares = parts.map(([part]) => (of[part] / largest) * 100);
          return (
            <li className="sp-bars__row" key={key}>
              <span className="sp-bars__label" lang={lang}>{label}</span>
              <span className="sp-bars__value">{format.number(locale, of.received)}</span>
              <span className="sp-small sp-muted">{parts.filter(([part]) => of[part] > 0).map(([part]) => `${words.counts[part]} ${format.number(locale, of[part])}`).join(", ")}{of.overdue > 0 ? `, ${words.counts.overdue} ${format.number(locale, of.overdue)}` : ""}</span>
              <svg className="sp-bars__bar" width="100%" height="16" aria-hidden="true" focusable="false">
                <ChartPatterns id={`${id}-${key}`} marks={parts.map(([, mark]) => mark)} />
                <rect className="sp-bars__track" width="100%" height="16" />
                {parts.map(([part, mark], index) => (of[part] > 0 ? <rect key={part} x={`${shares.slice(0, index).reduce((sum, share) => sum + share, 0)}%`} width={`${shares[index]}%`} height="16" fill={`url(#${id}-${key}-${mark})`} /> : null))}
              </svg>
            </li>
          );
        })}
      </ul>
      <p className="sp-chart__source">{source}</p>
      {children}
    </figure>
  );
}
