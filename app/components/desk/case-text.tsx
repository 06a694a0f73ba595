import { StanceChart } from "#app/components/comments/stance-chart.tsx";
import { AnswerCard } from "#app/components/proposals/answer-card.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { stances } from "#db/values.ts";
import { actsId } from "./case-acts.tsx";
import { deskPath, type InboxQuery } from "./inbox-query.ts";

/** The middle of the desk: the case as it is, its debate in brief, and its history. */
export function CaseText({ data, query }: { data: DeskCase; query: InboxQuery }) {
  const { locale, m } = useLocale();
  const { plan, proposal, notes, comments, numbers, inbox } = data;
  const { desk } = m;
  const lang = useLangOf(proposal.language);
  const all = stances.reduce((sum, stance) => sum + numbers[stance].all, 0);
  return (
    <article className="sp-desk__case" aria-label={desk.caseLabel}>
      <div className="sp-desk__back"><BackLink href={deskPath(locale, plan.slug, "", query)}>{desk.views[query.view]}</BackLink></div>
      <CasePosition rows={inbox.rows.map((row) => row.reference)} current={proposal.reference} hrefOf={(reference) => `${deskPath(locale, plan.slug, `/${reference}`, query)}#case`} onward={inbox.next ? deskPath(locale, plan.slug, "", { ...query, cursor: inbox.next }) : null} />
      <h1 id="case" tabIndex={-1} data-page-heading="" lang={lang} dir="auto">{proposal.title}</h1>
      <Outcome done={query.done} />
      {proposal.isHidden ? <Alert kind="warning" heading={desk.hide.isHidden}><p>{notes.hideNote}</p></Alert> : null}
      <div className="sp-cluster"><StatusTag status={proposal.status} /><span className="sp-small"><Words of={proposal.theme.title} /></span><Speaker speaker={proposal.speaker} at={proposal.submittedAt} compact /></div>
      <p className="sp-small">{desk.assignee}: {notes.assignee?.name ?? desk.nobody} · <a href={`/${locale}/proposals/${proposal.reference}`}>{desk.publicPage}</a></p>
      <p className="sp-desk__jump"><Button href={`#${actsId}`} kind="secondary" small>{desk.toActs}</Button></p>
      <div className="sp-document"><ProposalText text={proposal} language={proposal.language} /></div>
      <AnswerCard proposal={proposal} />
      <section className="sp-desk__section">
        <h2>{m.proposals.comments.heading}: {m.proposals.list.comments(proposal.commentCount)}, {m.proposals.list.supports(proposal.supportCount)}</h2>
        {all > 0 ? <StanceChart numbers={numbers} /> : null}
        {comments.threads.slice(0, 5).map((thread) => (thread.isHidden ? null : <Details key={thread.id} summary={`${thread.stance ? m.words.stances[thread.stance] : ""}: ${thread.speaker.name}`}><PeoplesText text={thread.body} language={thread.language} /></Details>))}
      </section>
      <section className="sp-desk__section">
        <h2>{desk.history}</h2>
        <ol className="sp-history" role="list">{notes.history.map((entry, index) => <li key={index}><When at={entry.at} short /> {desk.historyActions[entry.action] ?? entry.action}{entry.actor && entry.role !== "participant" ? `, ${entry.actor}` : ""}</li>)}</ol>
      </section>
    </article>
  );
}

/** To the cases before and after this one in the list; after the last of a page, to the next page of the list. */
function CasePosition({ rows, current, hrefOf, onward }: { rows: readonly string[]; current: string; hrefOf: (reference: string) => string; onward: string | null }) {
  const { m } = useLocale();
  const place = rows.indexOf(current);
  const [previous, next] = place < 0 ? [undefined, rows[0]] : [rows[place - 1], rows[place + 1]];
  return (
    <div className="sp-cluster sp-cluster--between sp-small sp-muted">
      <span>{current}</span>
      <span className="sp-desk__steps">{previous ? <a href={hrefOf(previous)} data-key="k">{m.desk.previousCase}</a> : null}{next ? <a href={hrefOf(next)} data-key="j">{m.desk.nextCase}</a> : onward ? <a href={onward}>{m.desk.nextPage}</a> : null}</span>
    </div>
  );
}

/** What the last act did. */
function Outcome({ done }: { done: string | undefined }) {
  const { desk } = useLocale().m;
  if (!done) return null;
  const words: Record<string, string> = { ...desk.done, hidden: desk.hide.sent, restored: desk.hide.restored, answered: desk.answer.sent };
  const text = words[done] ?? (/^[A-Z0-9-]+$/.test(done) ? desk.shortlist.sent(done) : undefined);
  return text ? <Alert kind="success" heading={text} role="status" focus /> : null;
}
