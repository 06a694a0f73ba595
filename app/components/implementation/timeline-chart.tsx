import { scaleTime } from "d3-scale";
import type { ReactNode } from "react";
import { ChartPatterns } from "#app/components/ui/chart-patterns.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { ProgressLine } from "#app/domain/implementation/get-plan-progress.server.ts";
import { progressLevels, type InitiativeProgress } from "#app/domain/implementation/progress.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { levelMarks } from "./level-tag.tsx";

const height = 14;
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

type Scale = { x: (day: string) => number; years: string[]; hasToday: boolean };

/** From the first to the last day of all, whole years on, as parts of a hundred. */
function scaleOf(lines: readonly ProgressLine[], today: string): Scale | null {
  const days = lines.flatMap(({ startsOn, endsOn, milestones }) => [startsOn, endsOn, ...milestones.flatMap((each) => [each.startsOn, each.endsOn])]).filter((day) => day !== null).sort();
  if (days.length === 0) return null;
  const [first, last] = [Number(days[0]!.slice(0, 4)), Number(days.at(-1)!.slice(0, 4))];
  const scale = scaleTime().domain([noon(`${first}-01-01`), noon(`${last + 1}-01-01`)]).range([0, 100]);
  return { x: (day) => Math.round(scale(noon(day)) * 100) / 100, years: Array.from({ length: last - first + 1 }, (_, index) => String(first + index)), hasToday: today.slice(0, 4) >= String(first) && today.slice(0, 4) <= String(last) };
}

/** Initiatives and milestones over time: each a bar with its words above it, in the pattern of how far it has come, and a line through all for today. */
export function TimelineChart({ lines, today, title, source, children }: { lines: readonly ProgressLine[]; today: string; title: string; source: string; children: ReactNode }) {
  const { locale, m } = useLocale();
  const words = m.implementation;
  const scale = scaleOf(lines, today);
  if (!scale) return <><p>{words.plan.timelineNone}</p>{children}</>;
  const levels = progressLevels.filter((level) => lines.some(({ progress, milestones }) => progress === level || milestones.some(({ completion }) => (completion ?? "not_reported") === level)));
  const day = (value: string | null) => (value ? format.day(locale, value) : "–");
  const when = (startsOn: string | null, endsOn: string | null) => (startsOn && endsOn ? m.plans.phaseDates(day(startsOn), day(endsOn)) : day(endsOn ?? startsOn));
  return (
    <figure className="sp-chart sp-gantt" aria-labelledby="timeline-title">
      <figcaption className="sp-chart__title" id="timeline-title">{title}</figcaption>
      <ul className="sp-stack-bar__labels" role="list">
        {levels.map((level) => <li key={level}><svg width="16" height="16" aria-hidden="true" focusable="false"><ChartPatterns id={`timeline-key-${level}`} marks={[levelMarks[level]]} /><rect width="16" height="16" fill={`url(#timeline-key-${level}-${levelMarks[level]})`} /></svg>{words.progress[level]}</li>)}
        {scale.hasToday ? <li><svg width="16" height="16" aria-hidden="true" focusable="false"><line className="sp-gantt__today" x1="8" x2="8" y1="0" y2="16" /></svg>{words.plan.today(format.day(locale, today))}</li> : null}
      </ul>
      <svg className="sp-gantt__years" width="100%" height="20" aria-hidden="true" focusable="false">{scale.years.map((year) => <text key={year} x={`${scale.x(`${year}-01-01`)}%`} dx="4" y="15">{scale.years.length > 6 && Number(year) % 2 ? "" : year}</text>)}</svg>
      <ol className="sp-gantt__initiatives" role="list">
        {lines.filter(({ startsOn, endsOn }) => startsOn !== null || endsOn !== null).map(({ reference, number, title: name, startsOn, endsOn, progress, milestones }) => (
          <li key={reference} className="sp-gantt__initiative">
            <p className="sp-gantt__label"><a href={`/${locale}/initiatives/${reference}#progress`}>{number ? `${number} ` : null}<Words of={name} /></a> <span className="sp-small">{words.progress[progress]} · {when(startsOn, endsOn)}</span></p>
            <Bar id={`bar-${reference}`} scale={scale} today={today} startsOn={startsOn} endsOn={endsOn} level={progress} />
            <ol className="sp-gantt__milestones" role="list">
              {milestones.map((milestone) => (
                <li key={milestone.number}>
                  <p className="sp-gantt__label sp-small">{milestone.number}. <Words of={milestone.title} /> · {words.progress[milestone.completion ?? "not_reported"]}{milestone.isOverdue ? <strong> · {words.plan.states.overdue}</strong> : null} · {milestone.startsOn || milestone.endsOn ? when(milestone.startsOn, milestone.endsOn) : words.plan.notKnown}</p>
                  {milestone.startsOn || milestone.endsOn ? <Bar id={`bar-${reference}-${milestone.number}`} scale={scale} today={today} startsOn={milestone.startsOn} endsOn={milestone.endsOn} level={milestone.completion ?? "not_reported"} thin /> : null}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <p className="sp-chart__source">{source}</p>
      {children}
    </figure>
  );
}

type BarProps = { id: string; scale: Scale; today: string; startsOn: string | null; endsOn: string | null; level: InitiativeProgress; thin?: boolean };

/** One bar on its track; what has one day alone is a mark on that day. */
function Bar({ id, scale, today, startsOn, endsOn, level, thin }: BarProps) {
  const from = scale.x(startsOn ?? endsOn!);
  const width = Math.max(scale.x(endsOn ?? startsOn!) - from, 0.8);
  const tall = thin ? 10 : height;
  return (
    <svg className="sp-gantt__bar" width="100%" height={tall} aria-hidden="true" focusable="false">
      <ChartPatterns id={id} marks={[levelMarks[level]]} />
      <rect className="sp-bars__track" width="100%" height={tall} />
      {scale.years.slice(1).map((year) => <line key={year} className="sp-gantt__year" x1={`${scale.x(`${year}-01-01`)}%`} x2={`${scale.x(`${year}-01-01`)}%`} y1="0" y2={tall} />)}
      <rect className="sp-gantt__span" x={`${from}%`} width={`${width}%`} height={tall} fill={`url(#${id}-${levelMarks[level]})`} />
      {scale.hasToday ? <line className="sp-gantt__today" x1={`${scale.x(today)}%`} x2={`${scale.x(today)}%`} y1="0" y2={tall} /> : null}
    </svg>
  );
}
