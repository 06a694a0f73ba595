import type { ReactNode } from "react";
import { Words } from "#app/components/shell/worded.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { InitiativeProgressView } from "#app/domain/implementation/get-initiative-progress.server.ts";
import type { MilestoneView, ReportView } from "#app/domain/implementation/read-milestones.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { LevelTag } from "./level-tag.tsx";
import { MilestoneStateLine } from "./milestone-state.tsx";
import { ReportOf } from "./report-view.tsx";

/** How far an adopted initiative has come: each milestone with its last report and those before it. What nobody has reported is said to be so. */
export function InitiativeProgressSection({ view: { progress, milestones, today }, planSlug, path, all }: { view: InitiativeProgressView; planSlug: string; path: string; all: string | undefined }) {
  const { locale, m } = useLocale();
  const words = m.implementation;
  const reported = milestones.filter(({ completion }) => completion !== null).length;
  return (
    <section className="sp-section sp-measure" id="progress" aria-labelledby="progress-heading">
      <h2 id="progress-heading">{words.initiative.title}</h2>
      {progress === "unknown" ? <p>{words.initiative.unknown}</p> : (
        <>
          <p className="sp-cluster"><LevelTag of={progress} prefix={words.initiative.now} /><span>{reported === 0 ? words.initiative.notReported : words.initiative.reportedOf(reported, milestones.length)}</span></p>
          <RuleOfProgress />
          <ol className="sp-list" role="list">{milestones.map((milestone) => <li key={milestone.id} className="sp-progress__milestone"><MilestoneProgress milestone={milestone} today={today} path={path} all={all} /></li>)}</ol>
        </>
      )}
      <p><a href={`/${locale}/plans/${planSlug}/progress`}>{words.initiative.seePlan}</a></p>
    </section>
  );
}

/** How progress is worked out, for who wants to know. */
export function RuleOfProgress() {
  const { rule } = useLocale().m.implementation;
  return <Details summary={rule.summary}><p>{rule.text}</p><p>{rule.notReview}</p></Details>;
}

type MilestoneProps = {
  milestone: MilestoneView; today: string;
  /** The address of the page, where it can show more reports of one milestone, and of which one it does. */ path?: string; all?: string | undefined;
  /** A report that is to be in sight. */ wanted?: string | undefined; /** What comes under a report. */ under?: (report: ReportView) => ReactNode;
};

/** A milestone with its last report, and those before it behind a line. */
export function MilestoneProgress({ milestone, today, path, all, wanted, under }: MilestoneProps) {
  const { locale, m } = useLocale();
  const words = m.implementation.initiative;
  const { id, number, reports, reportCount } = milestone;
  const [latest, ...earlier] = reports;
  const notHere = reportCount - reports.length;
  return (
    <>
      <h3 className="sp-list__title" id={`progress-${number}`} tabIndex={-1}>{m.implementation.milestone(number)}: <Words of={inLocale(milestone.title, locale)} /></h3>
      <MilestoneStateLine milestone={milestone} today={today} />
      {latest ? <><h4>{words.latest}</h4><ReportOf report={latest}>{under?.(latest)}</ReportOf></> : <p className="sp-muted">{words.notReportedOn}</p>}
      {earlier.length > 0 ? (
        <Details open={all === id || earlier.some((report) => report.id === wanted)} summary={<>{words.history(reportCount - 1)}<span className="sr-only">, {m.implementation.milestone(number)}</span></>}>
          {earlier.map((report) => <ReportOf key={report.id} report={report}>{under?.(report)}</ReportOf>)}
          {notHere > 0 ? <p className="sp-small">{words.notHere(notHere)} {path !== undefined && all !== id ? <a href={`${withQuery(path, { all: id })}#progress-${number}`}>{words.showAll}<span className="sr-only">, {m.implementation.milestone(number)}</span></a> : null}</p> : null}
        </Details>
      ) : null}
    </>
  );
}
