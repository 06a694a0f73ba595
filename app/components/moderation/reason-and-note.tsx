import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { HideReasons } from "#app/components/desk/hide-reasons.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { moderationLimits } from "#app/domain/moderation/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";

/** The problems of the reason and of the note, in words, for the form's summary and its fields. */
export function reasonErrors(m: Messages, again: ActAgain | undefined) {
  const note = typedOf(again, "note") ?? "";
  const errors = { reason: fieldError(m, again?.errors.reason), note: fieldError(m, again?.errors.note, { max: moderationLimits.note, value: note }) };
  return [{ field: getFieldId("reason"), text: errors.reason }, { field: getFieldId("note"), text: errors.note }];
}

/** Why something is decided: a reason from the list, and what is told to who wrote the text. */
export function ReasonAndNote({ again, hint }: { again: ActAgain | undefined; hint: string }) {
  const { m } = useLocale();
  const note = typedOf(again, "note") ?? "";
  const [reason, words] = reasonErrors(m, again);
  return (
    <>
      <CprWarning texts={[note]} heading={m.reports.form.cprHeading} />
      <HideReasons value={typedOf(again, "reason")} error={reason!.text} />
      <TextArea name="note" label={m.moderation.redact.note} hint={hint} rows={3} defaultValue={note} error={words!.text} count={characterLimit(m, moderationLimits.note)} />
    </>
  );
}
