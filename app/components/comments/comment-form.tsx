import { VoiceChoice } from "#app/components/proposals/voice-choice.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { CommentView } from "#app/domain/comments/list-threads.server.ts";
import { commentLimit } from "#app/domain/comments/schema.ts";
import type { ProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { stances } from "#db/values.ts";
import type { TypedAgain } from "./debate.tsx";

type Writer = NonNullable<ProposalPage["writer"]>;

function valueOf(typed: TypedAgain | undefined, name: string): string {
  const value = typed?.fields[name];
  return typeof value === "string" ? value : "";
}

/** Shown as it was chosen before, when the form comes back. */
function shownAs(writer: Writer, typed: TypedAgain | undefined): Writer {
  const chosen = writer.voices.find((each) => each.key === valueOf(typed, "voice"));
  return chosen ? { ...writer, chosen: chosen.key } : writer;
}

/** Why a member does not find the organisation among the choices. */
function onlyRepresentatives(m: Messages, { writesFor }: Writer): string | undefined {
  return writesFor.length > 0 ? m.proposals.comments.onlyRepresentatives(writesFor.map((each) => each.name)) : undefined;
}

/** The form for a comment: stance, text, and how one is shown. */
export function CommentForm({ path, writer, typed }: { path: string; writer: Writer; typed: TypedAgain | undefined }) {
  const { m } = useLocale();
  const words = m.proposals.comments;
  const body = valueOf(typed, "body");
  const errors = { stance: fieldError(m, typed?.errors.stance), body: fieldError(m, typed?.errors.body, { max: commentLimit, value: body }) };
  return (
    <form method="post" action={`${path}#write-comment`} className="sp-stack" noValidate data-once="" aria-labelledby="write-comment-heading">
      <h3 id="write-comment-heading">{words.write}</h3>
      <FormErrors errors={[{ field: getFieldId("stance"), text: errors.stance }, { field: getFieldId("body"), text: errors.body }]} />
      <CprWarning texts={[body]} />
      <input type="hidden" name="formKey" defaultValue={valueOf(typed, "formKey") || writer.formKey} />
      <RadioGroup inline name="stance" legend={words.stanceLegend} error={errors.stance} value={valueOf(typed, "stance")} options={stances.map((stance) => ({ value: stance, label: m.words.stancesLong[stance] }))} />
      <TextArea name="body" label={words.body} rows={5} defaultValue={body} error={errors.body} count={characterLimit(m, commentLimit)} />
      <VoiceChoice choice={shownAs(writer, typed)} legend={words.showAs} hint={onlyRepresentatives(m, writer)} />
      <div className="sp-actions"><Button name="intent" value="comment">{words.send}</Button></div>
    </form>
  );
}

/** The form for a reply to a comment. Several stand on one page, so each has ids of its own. */
export function ReplyForm({ path, parent, writer, typed }: { path: string; parent: CommentView; writer: Writer; typed: TypedAgain | undefined }) {
  const { m } = useLocale();
  const words = m.proposals.comments;
  const body = valueOf(typed, "body");
  const id = `reply-body-${parent.id}`;
  const error = fieldError(m, typed?.errors.body, { max: commentLimit, value: body });
  return (
    <form method="post" action={`${path}#reply-${parent.id}`} className="sp-stack" noValidate data-once="">
      <FormErrors errors={[{ field: id, text: error }]} />
      <CprWarning texts={[body]} />
      <input type="hidden" name="parent" value={parent.id} />
      <input type="hidden" name="formKey" defaultValue={valueOf(typed, "formKey") || `${writer.formKey.slice(0, 24)}${parent.id.slice(-12)}`} />
      <TextArea id={id} name="body" label={words.replyBody} rows={3} defaultValue={body} error={error} count={characterLimit(m, commentLimit)} />
      <VoiceChoice id={`reply-voice-${parent.id}`} choice={shownAs(writer, typed)} legend={words.showAs} hint={onlyRepresentatives(m, writer)} />
      <div className="sp-actions"><Button name="intent" value="reply" kind="secondary">{words.sendReply}</Button></div>
    </form>
  );
}
