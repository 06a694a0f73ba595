import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { triageLimits } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { typedOf, type ActAgain } from "./act-again.ts";

/** A note for the other staff. `formKey` makes it once. */
export function NoteForm({ action, formKey, again }: { action: string; formKey: string; again?: ActAgain | undefined }) {
  const { m } = useLocale();
  const body = typedOf(again, "body") ?? "";
  const error = fieldError(m, again?.errors.body, { max: triageLimits.caseNote, value: body });
  return (
    <form method="post" action={action} className="sp-stack" noValidate data-once="">
      <FormErrors errors={[{ field: "case-note", text: error }]} />
      <input type="hidden" name="formKey" value={typedOf(again, "formKey") || formKey} />
      <TextArea id="case-note" name="body" label={m.inbox.note} rows={3} defaultValue={body} error={error} count={characterLimit(m, triageLimits.caseNote)} data={{ "data-key": "n" }} />
      <div className="sp-actions"><Button kind="secondary" small>{m.inbox.noteSave}</Button></div>
    </form>
  );
}
