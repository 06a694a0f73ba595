import { AttachedFiles } from "#app/components/attachments/attached-files.tsx";
import { StanceChart } from "#app/components/comments/stance-chart.tsx";
import { AnswerCard } from "#app/components/proposals/answer-card.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { InLanguage } from "#app/components/proposals/text-language.tsx";
import { DeskNote } from "#app/components/versions/desk-note.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import type { ViewCount } from "#app/domain/triage/list-inbox.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { stances } from "#db/values.ts";
import { actsId } from "./case-acts.tsx";
import { CaseAround } from "./case-around.tsx";
import { KeyHelp } from "./key-help.tsx";
import { deskPath, type InboxQuery } from "./inbox-query.ts";
import { Outcome } from "./outcome.tsx";
import { AssessmentPanel } from "./panels/assessment-panel.tsx";
import { UndoForm } from "./undo-form.tsx";
import { MergingPanel } from "./panels/merging-panel.tsx";

/** The middle of the desk: the case as it is, its debate in brief, and its history. */
export function CaseText({ data, query }: { data: DeskCase & { neighbours: Neighbours | null }; query: InboxQuery }) {
  const { locale, m } = useLocale();
  const { plan, proposal, notes, comments, numbers, inbox } = data;
  const { desk } = m;
  const lang = useLangOf(proposal.language);
  const all = stances.reduce((sum, stance) => sum + numbers[stance].all, 0);
  return (
    <article className="sp-desk__case" aria-label={desk.caseLabel}>
      <div className="sp-desk__back"><BackLink href={deskPath(locale, plan.slug, "", query)}>{desk.views[query.view]}</BackLink></div>
      <CasePosition {...(data.neighbours ?? besides(inbox.rows.map((row) => row.reference), proposal.reference))} current={proposal.reference} hrefOf={(reference) => `${deskPath(locale, plan.slug, `/${reference}`, query)}#case`} onward={inbox.next && !data.neighbours ? deskPath(locale, plan.slug, "", { ...query, cursor: inbox.next }) : null} position={positionOf(data, query)} />
      <p className="sp-desk__presence" role="status" data-presence={`/${locale}/desk/${plan.slug}/${proposal.reference}/presence`}>{m.inbox.presence(data.present)}</p>
      <h1 id="case" tabIndex={-1} data-page-heading="" lang={lang} dir="auto">{proposal.title}</h1>
      <Outcome query={query} reference={proposal.reference} isImported={proposal.isImported} />
      <UndoForm action={deskPath(locale, plan.slug, `/${proposal.reference}/undo`, query)} notes={notes} />
      {proposal.awaitsScreening ? <Alert kind="info" heading={m.moderation.panel.waits} /> : proposal.isHidden ? <Alert kind="warning" heading={desk.hide.isHidden}>{proposal.hideReason ? <p>{desk.hide.reason}: {m.words.hideReasons[proposal.hideReason]}</p> : null}{notes.hideNote ? <p>{desk.hide.note}: {notes.hideNote}</p> : null}</Alert> : null}
      <div className="sp-cluster"><StatusTag status={proposal.status} /><span className="sp-small"><Words of={proposal.theme.title} /></span><Speaker speaker={proposal.speaker} at={proposal.submittedAt} compact linked /></div>
      <p className="sp-small">{desk.assignee}: {notes.assignee?.name ?? desk.nobody} · {m.inbox.stage}: {m.inbox.stages[notes.stage]} · <a href={`/${locale}/proposals/${proposal.reference}`}>{desk.publicPage}</a></p>
      {notes.imported ? <p className="sp-small sp-muted">{m.inbox.imported(notes.imported.source, notes.imported.id)}</p> : null}
      <p className="sp-desk__jump"><Button href={`#${actsId}`} kind="secondary" small>{desk.toActs}</Button></p>
      <DeskNote proposal={proposal} />
      <InLanguage language={proposal.language} />
      <div className="sp-document"><ProposalText text={proposal} language={proposal.language} /><AttachedFiles attachments={data.attachments} /></div>
      <MergingPanel data={data} query={query} />
      <AnswerCard proposal={proposal} />
      <AssessmentPanel data={data} query={query} />
      <section className="sp-desk__section">
        <h2>{m.proposals.comments.heading}: {m.proposals.list.comments(proposal.commentCount)}, {m.proposals.list.supports(proposal.supportCount)}</h2>
        {all > 0 ? <StanceChart numbers={numbers} /> : null}
        {comments.threads.slice(0, 5).map((thread) => (thread.isHidden || thread.isDeleted ? null : <Details key={thread.id} summary={`${thread.stance ? m.words.stances[thread.stance] : ""}: ${thread.speaker.name}`}><PeoplesText text={thread.body} language={thread.language} /></Details>))}
      </section>
      <CaseAround data={data} query={query} />
      <KeyHelp planSlug={plan.slug} />
    </article>
  );
}

/** The cases before and after one in the order of the list. */
export type Neighbours = { previous: string | undefined; next: string | undefined };

function besides(rows: readonly string[], current: string): Neighbours {
  const place = rows.indexOf(current);
  return { previous: rows[place - 1], next: rows[place + 1] };
}

/** Where a case stands in its list, where that knows it without counting: on its first page. */
function positionOf({ inbox, proposal }: DeskCase, query: InboxQuery): { at: number; of: ViewCount } | null {
  const place = inbox.rows.findIndex((row) => row.reference === proposal.reference);
  return place < 0 || inbox.previous ? null : { at: place + 1, of: inbox.narrowed ?? inbox.counts[query.view] };
}

/** To the cases before and after this one in the list; after the last of a page, to the next page of the list. */
function CasePosition({ previous, next, current, hrefOf, onward, position }: Neighbours & { current: string; hrefOf: (reference: string) => string; onward: string | null; position: { at: number; of: ViewCount } | null }) {
  const { locale, m } = useLocale();
  return (
    <>
      <div className="sp-cluster sp-cluster--between sp-small sp-muted">
        <span>{current}{position ? ` · ${m.inbox.position(position.at, `${format.number(locale, position.of.count)}${position.of.isMore ? "+" : ""}`)}` : ""}</span>
        <span className="sp-desk__steps">{previous ? <a href={hrefOf(previous)} data-key="k">{m.desk.previousCase}</a> : null}{next ? <a href={hrefOf(next)} data-key="j">{m.desk.nextCase}</a> : onward ? <a href={onward} data-key="j">{m.desk.nextPage}</a> : null}</span>
      </div>
    </>
  );
}
