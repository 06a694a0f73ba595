import { Kept } from "#app/components/ui/kept.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { Thread } from "#app/domain/comments/list-threads.server.ts";
import type { CommentView } from "#app/domain/comments/comment-view.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { ReactNode } from "react";
import { Comment, nameOf, type CommentProps } from "./comment.tsx";
import { commentPath, debatePath, leavingFor, type DebateState } from "./debate-state.ts";

/** What the comments of a page have in common. `desk`: where staff hide a comment that they may hide, up to its id. */
export type ThreadFrame = { path: string; reference: string; state: DebateState; authority: string | null; mayReply: boolean; mayAnswer: boolean; desk: string };

/** A comment with the first replies to it, and the form to reply where one is open. */
export function ThreadView({ thread, frame, form }: { thread: Thread; frame: ThreadFrame; form?: ReactNode }) {
  const { m } = useLocale();
  const { replies, moreReplies, ...comment } = thread;
  const { path, state } = frame;
  const isThere = !comment.isHidden && !comment.isDeleted;
  const replyPath = frame.mayReply && isThere ? `${debatePath(path, state, { reply: comment.id })}#reply-${comment.id}` : null;
  const answerPath = frame.mayAnswer && isThere ? `${debatePath(path, state, { answer: comment.id })}#answer-${comment.id}` : null;
  return (
    <li>
      <Kept as="div" of={Comment} each={[{ ...propsOf(comment, frame), replyPath, answerPath }]} />
      {replies.length > 0 ? <Kept as="ol" className="sp-thread" role="list" of={Reply} each={replies.map((reply) => propsOf(reply, frame))} /> : null}
      {moreReplies ? <p className="sp-thread-more"><a href={leavingFor(path, comment.id, state)}>{comment.replyCount > 0 ? m.discussion.allReplies(comment.replyCount) : m.discussion.repliesGone}<VisuallyHidden> {m.proposals.comments.to(nameOf(m, comment, frame.authority))}</VisuallyHidden></a></p> : null}
      {form ? <div className="sp-thread sp-no-print">{form}</div> : null}
    </li>
  );
}

/** The replies to a comment, all of a page. */
export function Replies({ replies, frame, wanted, note }: { replies: readonly CommentView[]; frame: ThreadFrame; wanted: string; note: string | null }) {
  return <Kept as="ol" className="sp-thread" role="list" of={Reply} each={replies.map((reply) => ({ ...propsOf(reply, frame), isWanted: reply.id === wanted, note: reply.id === wanted ? note : null }))} />;
}

/** What a comment shows that cannot be replied to here. */
export function propsOf(comment: CommentView, { path, reference, state, authority, desk }: ThreadFrame): CommentProps {
  return { comment, reference, page: commentPath(path, comment.id), authority, isWhole: false, hidePath: comment.acts.hide ? `${desk}/${comment.id}/hide` : null, replyPath: null, answerPath: null, isWanted: false, note: null, whole: leavingFor(path, comment.id, state) };
}

function Reply(props: CommentProps) {
  return <li><Comment {...props} /></li>;
}
