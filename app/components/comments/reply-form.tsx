import { VoiceChoice } from "#app/components/proposals/voice-choice.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { CommentView } from "#app/domain/comments/comment-view.server.ts";
import { commentLimit } from "#app/domain/comments/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { nameOf } from "./comment.tsx";
import { hintOnVoices, shownAs, valueOf, type TypedAgain, type Writer } from "./typed-again.ts";

/** `level`: that of the heading; `focus`: the script moves to the text, as the form was asked for. */
type Props = { level: 2 | 3; focus: boolean; action: string; cancel: string | null; parent: CommentView; authority: string | null; writer: Writer; typed: TypedAgain | undefined };

/** The form for a reply: one on a page, under the comment that it replies to. */
export function ReplyForm({ level, focus, action, cancel, parent, authority, writer, typed }: Props) {
  const { m } = useLocale();
  const Heading = `h${level}` as const;
  const words = m.proposals.comments;
  const body = valueOf(typed, "body");
  const id = `reply-body-${parent.id}`;
  const error = fieldError(m, typed?.errors.body, { max: commentLimit, value: body });
  return (
    <form method="post" action={`${action}#reply-${parent.id}`} id={`reply-${parent.id}`} className="sp-stack" noValidate data-once="" aria-labelledby={`reply-heading-${parent.id}`}>
      <Heading id={`reply-heading-${parent.id}`} dir="auto">{m.discussion.replyTo(nameOf(m, parent, authority))}</Heading>
      <FormErrors errors={[{ field: id, text: error }]} />
      <CprWarning texts={[body]} />
      <input type="hidden" name="parent" value={parent.id} />
      <input type="hidden" name="formKey" defaultValue={valueOf(typed, "formKey") || writer.formKey} />
      <TextArea id={id} name="body" label={words.replyBody} rows={4} defaultValue={body} error={error} count={characterLimit(m, commentLimit)} {...(typed || !focus ? {} : { data: { "data-focus": "" } })} />
      <VoiceChoice id={`reply-voice-${parent.id}`} choice={shownAs(writer, typed)} legend={words.showAs} hint={hintOnVoices(m, writer)} />
      <div className="sp-actions"><Button name="intent" value="reply">{words.sendReply}</Button>{cancel ? <a href={cancel}>{m.discussion.cancel}</a> : null}</div>
    </form>
  );
}

/** The form in which staff answer as the authority: to a comment (`parent`), or to the whole debate. */
export function OfficialForm({ level, focus, action, cancel, parent, authority, writer, typed }: Omit<Props, "parent"> & { parent: CommentView | null }) {
  const { m } = useLocale();
  const Heading = `h${level}` as const;
  const words = m.discussion.official;
  const body = valueOf(typed, "body");
  const place = parent?.id ?? "all";
  const id = `answer-body-${place}`;
  const error = fieldError(m, typed?.errors.body, { max: commentLimit, value: body });
  return (
    <form method="post" action={`${action}#answer-${place}`} id={`answer-${place}`} className="sp-stack sp-official-form" noValidate data-once="" aria-labelledby={`answer-heading-${place}`}>
      <Heading id={`answer-heading-${place}`}>{words.title(authority ?? words.unnamed)}</Heading>
      <p>{words.explained}</p>
      <FormErrors errors={[{ field: id, text: error }]} />
      <CprWarning texts={[body]} />
      {parent ? <input type="hidden" name="parent" value={parent.id} /> : null}
      <input type="hidden" name="formKey" defaultValue={valueOf(typed, "formKey") || writer.formKey} />
      <TextArea id={id} name="body" label={words.body} rows={5} defaultValue={body} error={error} count={characterLimit(m, commentLimit)} {...(typed || !focus ? {} : { data: { "data-focus": "" } })} />
      <div className="sp-actions"><Button name="intent" value="official">{words.send}</Button>{cancel ? <a href={cancel}>{m.discussion.cancel}</a> : null}</div>
    </form>
  );
}
