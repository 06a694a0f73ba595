import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import type { TypedText } from "#app/components/shell/typed-texts.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { authorityLimits } from "#app/domain/authority-requests/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { locales } from "#db/values.ts";
import { problemOf, refusalOf } from "./problem.ts";

/** Asks an authority outside the team. */
export function AskForm({ action, formKey, dueAt, again }: { action: string; formKey: string; /** The deadline that is proposed. */ dueAt: string; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.assessment.authority;
  const value = (name: string) => typedOf(again, name) ?? "";
  const limits: Record<string, number> = { authority: authorityLimits.authority, question: authorityLimits.question };
  const error = (name: string) => problemOf(m, again?.errors[name], { max: limits[name] ?? 0, value: value(name) });
  const labels = labelsOf(m);
  const refused = refusalOf(m, again?.errors.intent);
  return (
    <form method="post" action={`${action}#ask`} id="ask" className="sp-stack" noValidate data-once="">
      {refused ? <Alert kind="warning" heading={refused} role="alert" focus /> : null}
      <FormErrors errors={Object.entries(labels).map(([name, label]) => ({ field: getFieldId(name), text: error(name), label: again?.errors[name] === "too_long" ? label : undefined }))} />
      <p>{words.lead}</p>
      <input type="hidden" name="formKey" value={typedOf(again, "formKey") ?? formKey} />
      <Field name="authority" label={words.name} defaultValue={value("authority")} error={error("authority")} autoComplete="off" />
      <Field name="email" kind="email" label={words.email} defaultValue={value("email")} error={error("email")} autoComplete="off" />
      <TextArea name="question" label={words.question} rows={6} defaultValue={value("question")} error={error("question")} count={characterLimit(m, authorityLimits.question)} />
      <Field name="dueAt" kind="date" label={words.dueAt} defaultValue={again ? value("dueAt") : dueAt} error={error("dueAt")} width="m" />
      <RadioGroup name="locale" legend={words.language} inline value={typedOf(again, "locale") ?? locale} options={locales.map((each) => ({ value: each, label: words.languages[each] }))} />
      <div className="sp-actions"><Button name="intent" value="ask">{words.send}</Button></div>
    </form>
  );
}

function labelsOf({ assessment: { authority: words } }: Messages) {
  return { authority: words.name, email: words.email, question: words.question, dueAt: words.dueAt };
}

/** What was typed into this form, for when it is there no more. */
export function typedQuestion(m: Messages, again: ActAgain): TypedText[] {
  return Object.entries(labelsOf(m)).map(([name, label]) => ({ label, text: typedOf(again, name) ?? "" }));
}
