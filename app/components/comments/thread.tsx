import { Details } from "#app/components/ui/details.tsx";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { DecisionLink, ReportLink } from "#app/components/reports/report-link.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import type { CommentView, Thread } from "#app/domain/comments/list-threads.server.ts";
import type { ProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Stance } from "#db/values.ts";
import { ReplyForm } from "./comment-form.tsx";
import type { TypedAgain } from "./debate.tsx";

const marks: Record<Stance, { name: string; icon: IconName }> = { for: { name: "for", icon: "check" }, against: { name: "against", icon: "against" }, neutral: { name: "question", icon: "question" } };

type Props = { thread: Thread; proposal: ProposalPage["proposal"]; path: string; writer: ProposalPage["writer"]; typed: TypedAgain | undefined; isStaff: boolean };

/** A comment with its replies, and the form to reply. */
export function ThreadView({ thread, proposal, path, writer, typed, isStaff }: Props) {
  const { locale, m } = useLocale();
  const { replies, ...comment } = thread;
  const hidePath = ({ id, own, isHidden }: CommentView) => (isStaff && !own && !isHidden ? `/${locale}/desk/${proposal.plan.slug}/comments/${id}/hide` : null);
  return (
    <li>
      <Kept as="div" of={Comment} each={[{ comment, reference: proposal.reference, hidePath: hidePath(thread) }]} />
      {replies.length > 0 ? <Kept as="ol" className="sp-thread" role="list" of={Reply} each={replies.map((reply) => ({ comment: reply, reference: proposal.reference, hidePath: hidePath(reply) }))} /> : null}
      {writer && !thread.isHidden ? (
        <div className="sp-thread sp-no-print"><Details summary={<>{m.proposals.comments.reply}<VisuallyHidden> {m.proposals.comments.to(thread.speaker.organisation ?? thread.speaker.name)}</VisuallyHidden></>} open={typed !== undefined} id={`reply-${thread.id}`}><ReplyForm path={path} parent={thread} writer={writer} typed={typed} /></Details></div>
      ) : null}
    </li>
  );
}

function Reply(props: { comment: CommentView; reference: string; hidePath: string | null }) {
  return <li><Comment {...props} /></li>;
}

function Comment({ comment, reference, hidePath }: { comment: CommentView; reference: string; hidePath: string | null }) {
  const { m } = useLocale();
  const words = m.proposals.comments;
  const mark = comment.stance ? marks[comment.stance] : null;
  const classes = ["sp-comment", mark ? `sp-comment--${mark.name}` : "", comment.speaker.display === "organisation" ? "sp-comment--organisation" : ""].filter(Boolean).join(" ");
  if (comment.isHidden) return <article className="sp-comment" id={`comment-${comment.id}`}><p className="sp-muted">{words.hidden(m.words.hideReasons[comment.hideReason as keyof typeof m.words.hideReasons])}</p>{comment.own ? <p className="sp-comment__foot"><DecisionLink reference={reference} comment={comment.id} /></p> : null}</article>;
  return (
    <article className={classes} id={`comment-${comment.id}`}>
      <div className="sp-comment__head">
        {mark ? <p className={`sp-stance sp-stance--${mark.name}`}><Icon name={mark.icon} />{m.words.stances[comment.stance!]}</p> : null}
        <Speaker speaker={comment.speaker} at={comment.createdAt} compact linked />
      </div>
      <PeoplesText text={comment.body} language={comment.language} />
      {hidePath || !comment.own ? (
        <div className="sp-comment__foot sp-no-print">
          {comment.own ? null : <ReportLink reference={reference} comment={comment.id} by={comment.speaker.organisation ?? comment.speaker.name} />}
          {hidePath ? <a href={hidePath}>{words.hide}<VisuallyHidden> {words.by(comment.speaker.organisation ?? comment.speaker.name)}</VisuallyHidden></a> : null}
        </div>
      ) : null}
    </article>
  );
}
