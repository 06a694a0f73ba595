import { Alert } from "#app/components/ui/alert.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import type { ProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { stances } from "#db/values.ts";
import { CommentForm } from "./comment-form.tsx";
import { usefulForm } from "./comment.tsx";
import { DebateFilter } from "./debate-filter.tsx";
import { commentPath, debatePath, type DebateState } from "./debate-state.ts";
import { OwnPositions } from "./own-positions.tsx";
import { Pinned } from "./pinned.tsx";
import { OfficialForm, ReplyForm } from "./reply-form.tsx";
import { StanceChart } from "./stance-chart.tsx";
import { ThreadView, type ThreadFrame } from "./thread.tsx";
import type { Thread } from "#app/domain/comments/list-threads.server.ts";
import type { Fields, TypedAgain } from "./typed-again.ts";

type Data = ProposalPage & { state: DebateState; reply: string | undefined; answer: string | undefined; held: Fields | null; isStaff: boolean; commented: string | undefined };

/** The debate of a proposal: how people stand, what the authority and organisations say, the comments by thread, and the form to join. */
export function Debate({ data, again }: { data: Data; again: TypedAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.proposals.comments;
  const { proposal, comments, numbers, may, writer, state } = data;
  const path = `/${locale}/proposals/${proposal.reference}`;
  // Forms come back to the page of the debate that they were written on.
  const formPath = debatePath(path, state);
  const all = stances.reduce((sum, each) => sum + numbers.all[each].all, 0);
  const typed = again ?? (data.held ? { errors: {}, fields: data.held } : undefined);
  const isReply = typed?.fields.intent === "reply" || typed?.fields.intent === "official";
  const frame: ThreadFrame = { path, reference: proposal.reference, state, authority: data.authority?.text ?? null, mayReply: may.comment.allowed, mayAnswer: may.answer, desk: data.isStaff ? `/${locale}/desk/${proposal.plan.slug}/comments` : null };
  const thread = (each: Thread) => <ThreadView key={each.id} thread={each} frame={frame} form={<FormUnder thread={each} data={data} typed={typed} formPath={formPath} frame={frame} />} />;
  const { threads, focus } = comments;
  const isChosen = state.stance !== undefined || state.type !== undefined || state.show !== undefined;
  return (
    <section className="sp-section sp-debate" aria-labelledby="debate">
      <h2 id="debate">{words.heading}</h2>
      {all > 0 ? <><Kept as="div" of={StanceChart} each={[{ numbers: numbers.all, positions: numbers.positions }]} /><DebateFilter path={path} state={state} numbers={numbers.all} /></> : null}
      {data.commented ? <Alert kind="success" heading={words.thanks} role="status" id="commented" focus><p><a href={commentPath(path, data.commented)}>{words.toYours}</a></p></Alert> : null}
      {focus ? <section aria-label={m.discussion.focus}><ol className="sp-comments" role="list">{thread(focus)}</ol></section> : null}
      <Pinned comments={comments} numbers={numbers.positions} path={path} state={state} thread={thread} />
      {may.answer && writer ? (
        <div className="sp-no-print">{data.answer === "all" || (typed?.fields.intent === "official" && !typed.fields.parent) ? <OfficialForm level={3} focus action={debatePath(path, state, { answer: "all" })} cancel={`${formPath}#debate`} parent={null} authority={frame.authority} writer={writer} typed={typed?.fields.intent === "official" ? typed : undefined} /> : <p><a href={`${debatePath(path, state, { answer: "all" })}#answer-all`}>{m.discussion.official.answerAll}</a></p>}</div>
      ) : null}
      {threads.length > 0 ? <ol className="sp-comments" role="list">{threads.map(thread)}</ol>
        : isChosen ? (comments.positions.length > 0 ? null : <p className="sp-muted">{state.show === "positions" ? m.discussion.position.none : state.stance && !state.type ? words.noneOfStance : m.discussion.noneOfChoice}</p>)
          : comments.positions.length + comments.official.length > 0 ? null : <EmptyState headingLevel={3} heading={words.none} text={may.comment.allowed || may.comment.reason === "sign_in_first" ? words.noneText : ""} />}
      <Pagination label={words.more} previous={comments.previous ? { href: `${debatePath(path, { ...state, cursor: comments.previous })}#debate`, text: m.discussion.newer } : null} next={comments.next ? { href: `${debatePath(path, { ...state, cursor: comments.next })}#debate`, text: words.more } : null} />
      {writer ? <form method="post" action={formPath} id={usefulForm}><input type="hidden" name="intent" value="useful" /></form> : null}
      <div className="sp-no-print" id="write-comment">
        {may.comment.allowed ? null : may.comment.reason === "sign_in_first" ? (
          <div className="sp-actions"><Button kind="secondary" href={`/${locale}/sign-in?returnTo=${encodeURIComponent(`${path}#write-comment`)}`}>{words.signIn}</Button></div>
        ) : <Refused permission={may.comment} returnTo={path} notDone={typed?.fields.intent === "comment" ? m.myPage.late.text : undefined} />}
        {/* What was typed is shown even where it can no longer be sent, so that it can be kept. */}
        {writer && (may.comment.allowed || (typed && typed.fields.intent === "comment")) ? <CommentForm path={formPath} writer={writer} typed={isReply ? undefined : typed} /> : null}
        {may.comment.allowed ? <OwnPositions positions={data.positions} path={path} reference={proposal.reference} /> : null}
      </div>
    </section>
  );
}

/** The form under a comment, where it was asked for or comes back: to reply, or to answer as the authority. */
function FormUnder({ thread, data, typed, formPath, frame }: { thread: Thread; data: Data; typed: TypedAgain | undefined; formPath: string; frame: ThreadFrame }) {
  const { m } = useLocale();
  const { writer, may } = data;
  const { path, state, authority } = frame;
  if (!writer) return null;
  const intent = typed?.fields.parent === thread.id ? typed.fields.intent : undefined;
  const isThere = !thread.isHidden && !thread.isDeleted;
  const shared = { level: 3 as const, focus: true, cancel: `${formPath}#comment-${thread.id}`, parent: thread, authority, writer, typed: intent ? typed : undefined };
  if (intent === "official" || (may.answer && isThere && data.answer === thread.id && intent === undefined)) return <OfficialForm action={debatePath(path, state, { answer: thread.id })} {...shared} />;
  // What was typed stays on the page where it can no longer be sent.
  if (intent === "reply" || (may.comment.allowed && isThere && data.reply === thread.id)) return <>{intent === "reply" && !may.comment.allowed ? <Refused permission={may.comment} returnTo={path} notDone={m.myPage.late.text} /> : null}<ReplyForm action={debatePath(path, state, { reply: thread.id })} {...shared} /></>;
  return null;
}
