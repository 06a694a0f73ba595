import { DecisionLink, ReportLink } from "#app/components/reports/report-link.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { CommentView } from "#app/domain/comments/comment-view.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { Speaker } from "./speaker.tsx";

/** Below the answer: what its author said to it, once and in public, or the way to say it. */
export function AuthorReply({ reply: { written, mayWrite, isNew, hidePath }, reference }: { reply: { written: CommentView | null; mayWrite: boolean; /** It was just sent. */ isNew: boolean; hidePath: string | null }; reference: string }) {
  const { locale, m } = useLocale();
  const words = m.answers.reply;
  const path = `/${locale}/proposals/${reference}`;
  if (!written) {
    if (!mayWrite) return null;
    return <div className="sp-answer__reply sp-no-print"><p>{words.invite}</p><p><Button href={`${path}/reply-to-answer`} kind="secondary">{words.write}</Button></p></div>;
  }
  const page = `${path}/comments/${written.id}`;
  const isGone = written.isDeleted || written.isHidden;
  const { acts } = written;
  return (
    <article className="sp-answer__reply" id={`comment-${written.id}`} tabIndex={-1} aria-labelledby="author-reply">
      {isNew ? <Alert kind="success" heading={words.sent} headingLevel={null} role="status" focus /> : null}
      <h3 id="author-reply">{words.title}</h3>
      {isGone ? <p className="sp-muted">{written.isDeleted ? m.discussion.deletedReply : m.proposals.comments.hidden(m.words.hideReasons[written.hideReason as keyof typeof m.words.hideReasons])}</p> : (
        <>
          <Speaker speaker={written.speaker} at={written.createdAt} compact linked withTime href={page} />
          {written.editedAt ? <p className="sp-small sp-muted">{m.discussion.edited} <When at={written.editedAt} withTime /></p> : null}
          <PeoplesText text={written.body} language={written.language} />
        </>
      )}
      <p className="sp-comment__foot sp-no-print">
        {written.isHidden && !written.isDeleted && written.isWriter ? <DecisionLink reference={reference} comment={written.id} /> : null}
        {acts.edit ? <a href={`${page}/edit`}>{m.discussion.edit}<VisuallyHidden> {m.discussion.your}</VisuallyHidden></a> : null}
        {acts.remove && !isGone ? <a href={`${page}/delete`}>{m.discussion.remove}<VisuallyHidden> {m.discussion.your}</VisuallyHidden></a> : null}
        {isGone || written.own || written.isWriter ? null : <ReportLink reference={reference} comment={written.id} by={written.speaker.organisation ?? written.speaker.name} />}
        {hidePath && acts.hide ? <a href={hidePath}>{m.proposals.comments.hide}<VisuallyHidden> {words.on}</VisuallyHidden></a> : null}
      </p>
    </article>
  );
}
