import { Words } from "#app/components/shell/worded.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { InitiativeProgressView } from "#app/domain/implementation/get-initiative-progress.server.ts";
import type { MilestoneView } from "#app/domain/implementation/read-milestones.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { LevelTag } from "./level-tag.tsx";
import { MilestoneStateLine } from "./milestone-state.tsx";
import { ReportOf } from "./report-view.tsx";

/** How far an adopted initiative has come: each milestone with its last report and those before it. What nobody has reported is said to be so. */
export function InitiativeProgressSection({ view: { progress, milestones, today }, planSlug }: { view: InitiativeProgressView; planSlug: string }) {
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
          <ol className="sp-list" role="list">{milestones.map((milestone) => <li key={milestone.id} className="sp-progress__milestone"><MilestoneProgress milestone={milestone} today={today} /></li>)}</ol>
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

/** A milestone with its last report, and those before it behind a line. */
export function MilestoneProgress({ milestone, today }: { milestone: MilestoneView; today: string }) {
  const { locale, m } = useLocale();
  const words = m.implementation.initiative;
  const [latest, ...earlier] = milestone.reports;
  return (
    <>
      <h3 className="sp-list__title">{m.implementation.milestone(milestone.number)}: <Words of={inLocale(milestone.title, locale)} /></h3>
      <MilestoneStateLine milestone={milestone} today={today} />
      {latest ? <><h4>{words.latest}</h4><ReportOf report={latest} /></> : <p className="sp-muted">{words.notReportedOn}</p>}
      {earlier.length > 0 ? <Details summary={<>{words.history(earlier.length)}<span className="sr-only">, {m.implementation.milestone(milestone.number)}</span></>}>{earlier.map((report) => <ReportOf key={report.id} report={report} />)}</Details> : null}
    </>
  );
}
