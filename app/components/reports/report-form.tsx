import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { ReportForm as Form } from "#app/domain/reports/get-report-form.server.ts";
import { reportLimits } from "#app/domain/reports/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { reportReasons } from "#db/values.ts";

/** What was typed, as the form comes back. `trap`: what made it look as if a program had sent it. */
export type ReportAgain = { errors: FieldErrors; trap: "tooFast" | "tooOld" | "filledIn" | null; refusal: string | null; typed: Record<string, string> };

/** The form by which a text is reported: a reason, words, and of who is not signed in an address. */
export function ReportForm({ form, path, again }: { form: Form; path: string; again: ReportAgain | undefined }) {
  const { m } = useLocale();
  const words = m.reports.form;
  const typed = again?.typed ?? {};
  const body = typed.body ?? "";
  const errors = { reason: fieldError(m, again?.errors.reason), body: fieldError(m, again?.errors.body, { max: reportLimits.body, value: body }), email: fieldError(m, again?.errors.email) };
  return (
    <form method="post" action={path} className="sp-stack" noValidate data-once="">
      {again?.trap ? <Alert kind="warning" heading={words[again.trap]} role="alert" focus /> : null}
      <FormErrors errors={[{ field: getFieldId("reason"), text: errors.reason }, { field: getFieldId("body"), text: errors.body }, { field: getFieldId("email"), text: errors.email }]} />
      <CprWarning texts={[body]} heading={words.cprHeading} />
      <input type="hidden" name="formKey" value={typed.formKey || form.formKey} />
      {/* A form that comes back keeps the moment at which it was first shown, as long as that counts. */}
      <input type="hidden" name="stamp" value={again?.trap === "tooOld" ? form.stamp : (typed.stamp ?? form.stamp)} />
      <div className="sp-unseen"><label htmlFor="report-subject">{words.leaveEmpty}</label><input type="text" id="report-subject" name="subject" autoComplete="off" tabIndex={-1} /></div>
      <RadioGroup name="reason" legend={words.reason} error={errors.reason} value={typed.reason ?? null} options={reportReasons.map((reason) => ({ value: reason, ...m.reports.reasons[reason] }))} />
      <TextArea name="body" label={words.body} hint={words.bodyHint} rows={6} defaultValue={body} error={errors.body} count={characterLimit(m, reportLimits.body)} />
      {form.needsEmail ? <Field name="email" kind="email" autoComplete="email" label={words.email} hint={words.emailHint} defaultValue={typed.email ?? ""} error={errors.email} /> : null}
      <p>{words.goodFaith}</p>
      <div className="sp-actions"><Button>{words.send}</Button></div>
    </form>
  );
}
