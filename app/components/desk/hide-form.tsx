import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { triageLimits } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { typedOf, type ActAgain } from "./act-again.ts";
import { HideReasons } from "./hide-reasons.tsx";

/** Hides the text with a reason from the list, and tells the author in words. */
export function HideForm({ path, version, again }: { path: string; version: number; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.desk.hide;
  const note = typedOf(again, "note") ?? "";
  const errors = { reason: fieldError(m, again?.errors.reason), note: fieldError(m, again?.errors.note, { max: triageLimits.note, value: note }) };
  return (
    <form method="post" action={`${path}#hide`} className="sp-stack" noValidate data-once="">
      <FormErrors errors={[{ field: "hide-reason", text: errors.reason }, { field: "hide-note", text: errors.note }]} />
      <input type="hidden" name="version" value={version} />
      <HideReasons id="hide-reason" value={typedOf(again, "reason")} error={errors.reason} />
      <TextArea id="hide-note" name="note" label={words.note} hint={words.noteHint} rows={3} defaultValue={note} error={errors.note} count={characterLimit(m, triageLimits.note)} />
      <div className="sp-actions"><Button name="intent" value="hide" kind="warning">{words.send}</Button></div>
    </form>
  );
}
