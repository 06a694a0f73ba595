import { BarChart } from "#app/components/ui/bar-chart.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { PlanProgress, ProgressLine } from "#app/domain/implementation/get-plan-progress.server.ts";
import { progressLevels } from "#app/domain/implementation/progress.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { RuleOfProgress } from "./initiative-progress.tsx";
import { levelMarks } from "./level-tag.tsx";
import { TimelineChart } from "./timeline-chart.tsx";

/** How far the initiatives of a plan have come: the numbers, a bar for each level, and the timeline with its table and file. */
export function PlanProgressView({ view }: { view: PlanProgress }) {
  const { locale, m } = useLocale();
  const words = m.implementation.plan;
  const { plan, lines, isAdopted, today, at } = view;
  const number = (value: number) => format.number(locale, value);
  if (!isAdopted) return <EmptyState heading={words.notAdopted} text={words.notAdoptedText} />;
  const milestones = lines.flatMap((line) => line.milestones);
  if (milestones.length === 0 && lines.every(({ startsOn, endsOn }) => startsOn === null && endsOn === null)) return <EmptyState heading={words.unknownAll} text={words.unknownAllText(lines.length)} action={<a href={`/${locale}/plans/${plan.slug}/initiatives`}>{m.plans.seeInitiatives}</a>} />;
  const complete = lines.filter(({ progress }) => progress === "complete").length;
  const overdue = milestones.filter((each) => each.isOverdue).length;
  const numbers = { initiatives: lines.length, complete, milestones: milestones.length, milestonesComplete: milestones.filter(({ completion }) => completion === "complete").length, overdue, notReported: milestones.filter(({ completion }) => completion === null).length };
  const source = words.source(format.dateTime(locale, at));
  const counted = progressLevels.map((level) => ({ level, count: lines.filter(({ progress }) => progress === level).length })).filter(({ level, count }) => count > 0 || level === "complete");
  return (
    <>
      <dl className="sp-numbers">{(Object.keys(numbers) as (keyof typeof numbers)[]).map((key) => <div key={key}><dt>{words.numbers[key]}</dt><dd>{number(numbers[key])}</dd></div>)}</dl>
      <RuleOfProgress />
      <section className="sp-section">
        <h2>{words.byLevel}</h2>
        <BarChart id="levels" title={words.finding(number(complete), number(lines.length))} formatNumber={number} source={source} rows={counted.map(({ level, count }) => ({ label: m.implementation.progress[level], value: count, mark: levelMarks[level] }))}>
          <LevelTable lines={lines} />
        </BarChart>
      </section>
      <section className="sp-section">
        <h2>{words.timeline}</h2>
        <TimelineChart lines={lines} today={today} title={words.timelineFinding(overdue)} source={source}>
          <TimelineTable lines={lines} />
          <p className="sp-figures__links"><a href={`/${locale}/plans/${plan.slug}/progress.csv`}>{m.figures.download}<VisuallyHidden>{m.figures.downloadOf(words.caption)}</VisuallyHidden></a></p>
        </TimelineChart>
        <Undated lines={lines} />
      </section>
    </>
  );
}

function LevelTable({ lines }: { lines: readonly ProgressLine[] }) {
  const { locale, m } = useLocale();
  const words = m.implementation.plan;
  const number = (value: number) => format.number(locale, value);
  const milestones = lines.flatMap((line) => line.milestones);
  return (
    <Details summary={m.figures.asTable}>
      <Table id="levels-table" caption={words.byLevel} compact columns={[{ key: "level", header: words.level }, { key: "initiatives", header: words.initiativesCount, numeric: true }, { key: "milestones", header: words.milestonesCount, numeric: true }]}
        rows={progressLevels.map((level) => ({ key: level, cells: { level: m.implementation.progress[level], initiatives: number(lines.filter(({ progress }) => progress === level).length), milestones: number(milestones.filter(({ completion }) => (completion ?? "not_reported") === level).length) } }))} />
    </Details>
  );
}

function TimelineTable({ lines }: { lines: readonly ProgressLine[] }) {
  const { locale, m } = useLocale();
  const words = m.implementation.plan;
  const { table } = words;
  const day = (value: string | null) => (value ? format.day(locale, value) : words.notKnown);
  const rows = lines.flatMap(({ reference, number, title, startsOn, endsOn, progress, milestones }) => [
    { key: reference, cells: { initiative: <>{number ?? reference} <Words of={title} /></>, milestone: words.own, starts: day(startsOn), ends: day(endsOn), level: m.implementation.progress[progress], last: "–" } },
    ...milestones.map((each) => ({ key: `${reference}-${each.number}`, cells: {
      initiative: number ?? reference, milestone: <>{each.number}. <Words of={each.title} /></>, starts: day(each.startsOn), ends: each.movedFrom ? <>{day(each.endsOn)} <span className="sp-muted">({m.implementation.movedFrom(day(each.movedFrom))})</span></> : day(each.endsOn), level: `${m.implementation.progress[each.completion ?? "not_reported"]}${each.isOverdue ? `, ${words.states.overdue}` : ""}`, last: each.last ? format.date(locale, each.last) : "–",
    } })),
  ]);
  return <Details summary={m.figures.asTable}><Table id="timeline-table" caption={words.caption} compact columns={(["initiative", "milestone", "starts", "ends", "level", "last"] as const).map((key) => ({ key, header: table[key] }))} rows={rows} /></Details>;
}

/** Initiatives that a timeline has no place for. */
function Undated({ lines }: { lines: readonly ProgressLine[] }) {
  const { locale, m } = useLocale();
  const words = m.implementation;
  const undated = lines.filter(({ startsOn, endsOn }) => startsOn === null && endsOn === null);
  if (undated.length === 0) return null;
  return <><h3>{words.plan.undated}</h3><ul>{undated.map(({ reference, number, title, progress }) => <li key={reference}><a href={`/${locale}/initiatives/${reference}#progress`}>{number ? `${number} ` : null}<Words of={title} /></a> ({words.progress[progress]})</li>)}</ul></>;
}
