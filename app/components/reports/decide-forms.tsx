import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { HideReasons } from "#app/components/desk/hide-reasons.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { TextView } from "#app/domain/reports/read-text.server.ts";
import { reportLimits } from "#app/domain/reports/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Two forms, one for each way in which a report can end: the text is hidden, or it stays. */
export function DecideForms({ text, path, again }: { text: TextView; path: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.reports.desk;
  const seen = <input type="hidden" name="seen" value={text.wordsVersion} />;
  const of = (intent: string) => (again?.intent === intent && !again.overtaken ? again : undefined);
  const [restrict, keep] = [of("restrict"), of("keep")];
  const [note, reason] = [typedOf(restrict, "note") ?? "", typedOf(keep, "note") ?? ""];
  const errors = { reason: fieldError(m, restrict?.errors.reason), note: fieldError(m, restrict?.errors.note, { max: reportLimits.note, value: note }), keep: fieldError(m, keep?.errors.note, { max: reportLimits.keep, value: reason }) };
  return (
    <>
      {text.isGone ? null : (
        <section aria-labelledby="restrict-heading" id="restrict">
          <h2 id="restrict-heading">{words.hide}</h2>
          <p>{words.hideText}</p>
          <form method="post" action={`${path}#restrict`} className="sp-stack" noValidate data-once="">
            <FormErrors errors={[{ field: "restrict-reason", text: errors.reason }, { field: "restrict-note", text: errors.note }]} />
            <CprWarning texts={[note]} heading={m.reports.form.cprHeading} />
            {seen}
            <HideReasons id="restrict-reason" value={typedOf(restrict, "reason")} error={errors.reason} />
            <TextArea id="restrict-note" name="note" label={m.desk.hide.note} hint={words.lawHint} rows={3} defaultValue={note} error={errors.note} count={characterLimit(m, reportLimits.note)} />
            <div className="sp-actions"><Button name="intent" value="restrict" kind="warning">{words.hide}</Button></div>
          </form>
        </section>
      )}
      <section aria-labelledby="keep-heading" id="keep">
        <h2 id="keep-heading">{words.keep}</h2>
        <p>{words.keepText}</p>
        <form method="post" action={`${path}#keep`} className="sp-stack" noValidate data-once="">
          <FormErrors errors={[{ field: "keep-note", text: errors.keep }]} />
          <CprWarning texts={[reason]} heading={m.reports.form.cprHeading} />
          {seen}
          <TextArea id="keep-note" name="note" label={words.keepReason} hint={words.keepReasonHint} rows={3} defaultValue={reason} error={errors.keep} count={characterLimit(m, reportLimits.keep)} />
          <div className="sp-actions"><Button name="intent" value="keep" kind="secondary">{words.keep}</Button></div>
        </form>
      </section>
    </>
  );
}
