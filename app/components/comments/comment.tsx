import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { AttachmentList } from "#app/components/attachments/attachment-list.tsx";
import { FormattedText } from "#app/components/shell/formatted-text.tsx";
import { GapNote } from "#app/components/moderation/waiting.tsx";
import { DecisionLink, ReportLink } from "#app/components/reports/report-link.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { CommentView } from "#app/domain/comments/comment-view.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { cutAtWord } from "#app/lib/text.ts";
import type { Stance } from "#db/values.ts";

const marks: Record<Stance, { name: string; icon: IconName }> = { for: { name: "for", icon: "check" }, against: { name: "against", icon: "against" }, neutral: { name: "question", icon: "question" } };

/** Of a long position its beginning is shown among others, in characters; the whole stands on the page of its thread. */
const positionShown = 1500;

/** The form of all useful marks on a page: their buttons say which comment is meant. */
export const usefulForm = "useful-marks";

/** What stands under a comment. `page`: the address of the comment; `authority`: who answers for the plan, where that is known. */
export type CommentProps = { comment: CommentView; reference: string; page: string; authority: string | null; isWhole: boolean; hidePath: string | null; replyPath: string | null; answerPath: string | null; isWanted: boolean; /** What was just done with it. */ note: string | null; /** Where the whole of it is read, and the debate is left for it. */ whole: string };

/** Who says it, in a word, for links and buttons that come many times. */
export function nameOf(m: Messages, { kind, speaker, isDeleted, isHidden }: CommentView, authority: string | null): string {
  if (isDeleted || isHidden) return isDeleted ? m.discussion.gone.deleted : m.discussion.gone.hidden;
  if (kind === "official") return authority ?? m.discussion.official.unnamed;
  return speaker.organisation ?? (speaker.name || m.words.hiddenAuthor);
}

/** A comment, a position or an answer of the authority, each of a look of its own; what is gone leaves its place. */
export function Comment(props: CommentProps) {
  const { comment, reference, page, authority, isWhole, isWanted, whole } = props;
  const { m } = useLocale();
  const words = m.discussion;
  const { kind } = comment;
  // The target of links takes the focus, and is known by who says it.
  const place = { id: `comment-${comment.id}`, tabIndex: -1, "aria-labelledby": `by-${comment.id}` };
  const note = props.note ? <Alert kind="success" heading={props.note} headingLevel={null} role="status" id="commented" focus /> : null;
  if (comment.isDeleted || comment.isHidden) {
    const text = comment.isDeleted ? { comment: words.deleted, position: words.deletedPosition, official: words.deletedAnswer, author_reply: words.deletedReply }[kind] : m.proposals.comments.hidden(m.words.hideReasons[comment.hideReason as keyof typeof m.words.hideReasons]);
    return <article className="sp-comment sp-comment--gone" {...place}>{note}<p className="sp-muted" id={`by-${comment.id}`}>{text}</p>{comment.isHidden && !comment.isDeleted && comment.isWriter ? <p className="sp-comment__foot"><DecisionLink reference={reference} comment={comment.id} /></p> : null}</article>;
  }
  const mark = comment.stance ? marks[comment.stance] : null;
  const isCut = kind === "position" && !isWhole && comment.body.length > positionShown;
  const classes = ["sp-comment", mark ? `sp-comment--${mark.name}` : "", kind === "comment" ? (comment.speaker.display === "organisation" ? "sp-comment--organisation" : "") : `sp-comment--${kind}`, isWanted ? "sp-comment--wanted" : ""].filter(Boolean).join(" ");
  return (
    <article className={classes} {...place}>
      {note}
      {kind === "official" ? <p className="sp-comment__label"><Icon name="authority" />{words.official.label}</p> : kind === "position" ? <p className="sp-comment__label"><Icon name="document" />{words.position.label}</p> : null}
      <div className="sp-comment__head" id={`by-${comment.id}`}>
        {mark ? <p className={`sp-stance sp-stance--${mark.name}`}><Icon name={mark.icon} />{m.words.stances[comment.stance!]}</p> : null}
        <Speaker speaker={kind === "official" ? { ...comment.speaker, name: authority ?? words.official.unnamed } : comment.speaker} at={comment.createdAt} compact linked href={page} withTime />
        {comment.editedAt ? <span className="sp-small sp-muted">{words.edited} <When at={comment.editedAt} withTime /></span> : null}
      </div>
      {kind === "position" ? <FormattedText text={isCut ? cutAtWord(comment.body, positionShown) : comment.body} language={comment.language} /> : <PeoplesText text={comment.body} language={comment.language} />}
      {isCut ? <p><a href={whole}>{words.position.readOn}</a></p> : null}
      <GapNote texts={[comment.body]} at={comment.redactedAt} />
      {comment.isWriter && comment.body.includes("█") ? <p className="sp-comment__foot"><DecisionLink reference={reference} comment={comment.id} /></p> : null}
      <AttachmentList attachments={comment.attachments} />
      <CommentFoot {...props} />
    </article>
  );
}

function CommentFoot({ comment, reference, page, authority, hidePath, replyPath, answerPath }: CommentProps) {
  const { m } = useLocale();
  const words = m.discussion;
  const name = nameOf(m, comment, authority);
  const { acts, usefulCount, isMarked } = comment;
  const about = <VisuallyHidden> {m.proposals.comments.by(name)}</VisuallyHidden>;
  if (!acts.mark && usefulCount === 0 && !replyPath && !answerPath && !acts.edit && !acts.remove && !hidePath && (comment.own || comment.isWriter)) return null;
  return (
    <div className="sp-comment__foot">
      {acts.mark ? <button className="sp-useful" id={`useful-${comment.id}`} form={usefulForm} name={isMarked ? "unmark" : "mark"} value={comment.id} aria-pressed={isMarked}><Icon name="support" /><VisuallyHidden>{words.markAs(name)} </VisuallyHidden>{words.useful} <span className="sp-useful__count">{usefulCount}</span></button> : usefulCount > 0 ? <span className="sp-muted">{words.usefulCount(usefulCount)}</span> : null}
      {replyPath ? <a href={replyPath} rel="nofollow">{m.proposals.comments.reply}<VisuallyHidden> {m.proposals.comments.to(name)}</VisuallyHidden></a> : null}
      {answerPath ? <a href={answerPath} rel="nofollow">{words.official.answer}<VisuallyHidden> {m.proposals.comments.to(name)}</VisuallyHidden></a> : null}
      {acts.edit ? <a href={`${page}/edit`}>{words.edit}<VisuallyHidden> {words.your}</VisuallyHidden></a> : null}
      {acts.remove ? <a href={`${page}/delete`}>{comment.kind === "position" ? words.position.withdraw : words.remove}{comment.kind === "position" ? null : <VisuallyHidden> {words.your}</VisuallyHidden>}</a> : null}
      {comment.own || comment.isWriter ? null : <ReportLink reference={reference} comment={comment.id} by={name} />}
      {hidePath ? <><a href={hidePath}>{m.proposals.comments.hide}{about}</a><a href={hidePath.replace(/hide$/, "redact")}>{m.moderation.panel.redact}{about}</a><a href={hidePath.replace(/hide$/, "writer")}>{m.moderation.panel.writer}{about}</a></> : null}
    </div>
  );
}
