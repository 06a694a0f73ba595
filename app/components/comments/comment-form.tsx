import { VoiceChoice } from "#app/components/proposals/voice-choice.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { commentLimit } from "#app/domain/comments/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { stances } from "#db/values.ts";
import { hintOnVoices, shownAs, valueOf, type TypedAgain, type Writer } from "./typed-again.ts";

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
      <VoiceChoice choice={shownAs(writer, typed)} legend={words.showAs} hint={hintOnVoices(m, writer)} />
      <div className="sp-actions"><Button name="intent" value="comment">{words.send}</Button></div>
    </form>
  );
}
