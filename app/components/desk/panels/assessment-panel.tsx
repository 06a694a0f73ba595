import { AssessForm } from "#app/components/assessment/assess-form.tsx";
import { AssignForm } from "#app/components/assessment/assign-form.tsx";
import { Conflicts, DeclareForm } from "#app/components/assessment/conflict-forms.tsx";
import { Requests } from "#app/components/assessment/requests.tsx";
import { ScoreTable } from "#app/components/assessment/score-table.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { AssessmentPanel as Panel } from "#app/domain/assessment/get-case-panel.server.ts";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { deskPath, type InboxQuery } from "../inbox-query.ts";

/** Of a case: what assessors found, who is asked, and what other authorities say. */
export function AssessmentPanel({ data, query }: { data: DeskCase; query: InboxQuery }) {
  const { locale, m } = useLocale();
  const words = m.assessment;
  const panel = data.panels.assessment;
  const { own, may } = panel;
  const to = (act: string) => deskPath(locale, data.plan.slug, `/${data.proposal.reference}/${act}`, query);
  const hasOwnConflict = panel.conflicts.some((each) => each.isMine);
  return (
    <>
      <section className="sp-desk__section" id="assessment" aria-labelledby="assessment-heading">
        <h2 id="assessment-heading">{words.title}</h2>
        <p>{words.progress(panel.submitted, panel.needed)}{own.state === "draft" && own.dueAt ? <> · <strong>{words.due(format.shortLastDay(locale, own.dueAt))}</strong></> : null}</p>
        <Assessors panel={panel} action={to("assessors")} />
        {panel.seesScores ? <ScoreTable panel={panel} /> : may.decide && panel.submitted > 0 ? <p className="sp-small">{own.state === "draft" ? words.hiddenScores : words.incompleteScores}</p> : null}
        {may.assess ? <p className="sp-actions"><Button href={to("assess")} kind="secondary" small data={{ "data-key": "e" }}>{own.state === "submitted" ? words.changeOwn : words.assess}</Button></p> : null}
        {may.assess && own.state === "draft" ? <Details summary={words.here}><AssessForm panel={panel} action={to("assess")} again={undefined} level={3} /></Details> : null}
        {may.assign ? <Details summary={words.assign}><AssignForm panel={panel} action={to("assessors")} again={undefined} /></Details> : null}
      </section>
      {panel.requests.length > 0 || may.ask ? (
        <section className="sp-desk__section" aria-labelledby="authorities-heading">
          <h2 id="authorities-heading">{words.authority.title}</h2>
          <Requests requests={panel.requests} action={to("authority")} mayChange={may.decide} again={undefined} />
          {may.ask ? <p className="sp-actions"><Button href={to("authority")} kind="secondary" small>{words.authority.ask}</Button></p> : null}
        </section>
      ) : null}
      {panel.conflicts.length > 0 || may.decide ? (
        <section className="sp-desk__section" aria-labelledby="conflicts-heading">
          <h2 id="conflicts-heading">{words.conflict.title}</h2>
          <Conflicts panel={panel} action={to("conflict")} />
          {hasOwnConflict || !may.decide ? null : <Details summary={words.conflict.declare}><DeclareForm action={to("conflict")} again={undefined} /></Details>}
        </section>
      ) : null}
    </>
  );
}

/** Who is asked, and who is done. One who is not done can be taken off. */
function Assessors({ panel, action }: { panel: Panel; action: string }) {
  const { locale, m } = useLocale();
  const words = m.assessment;
  if (panel.assessors.length === 0) return <p>{words.noAssessors}</p>;
  return (
    <ul className="sp-history" role="list" aria-label={words.assessors}>
      {panel.assessors.map((each) => (
        <li key={each.id} className="sp-cluster">
          <span>{each.name}{each.isMe ? ` (${words.me})` : ""}</span>
          <Tag kind={each.state === "submitted" ? "success" : each.isOverdue ? "warning" : "neutral"}>{each.isOverdue ? words.overdue : words.states[each.state]}</Tag>
          {each.state === "draft" ? <span className="sp-small">{words.due(format.shortLastDay(locale, each.dueAt))}</span> : null}
          {each.state === "draft" && panel.may.assign ? <form method="post" action={`${action}#assign`} data-once=""><input type="hidden" name="person" value={each.id} /><Button name="intent" value="remove" kind="tertiary" small>{words.removeAssessor(each.name)}</Button></form> : null}
        </li>
      ))}
    </ul>
  );
}
