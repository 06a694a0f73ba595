import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { ResponseView } from "#app/domain/proposals/get-proposal.server.ts";
import { triageLimits } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { outcomes } from "#db/values.ts";
import { typedOf, type ActAgain } from "./act-again.ts";

/** The reasoned response: an outcome, a reason, and what was and was not taken up. */
export function AnswerForm({ path, version, response, again }: { path: string; version: number; response: ResponseView | null; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.desk.answer;
  const value = (name: "outcome" | "reason" | "elementsAdopted" | "elementsNotAdopted" | "forwardedTo" | "mergedInto") => typedOf(again, name) ?? (name === "mergedInto" ? response?.mergedInto?.reference : response?.[name]) ?? "";
  const limits: Record<string, number> = { reason: triageLimits.reason, elementsAdopted: triageLimits.elements, elementsNotAdopted: triageLimits.elements, forwardedTo: triageLimits.forwardedTo, mergedInto: 40 };
  const error = (name: Parameters<typeof value>[0]) => fieldError(m, again?.errors[name], { max: limits[name] ?? 0, value: value(name) });
  const names = ["outcome", "mergedInto", "forwardedTo", "reason", "elementsAdopted", "elementsNotAdopted"] as const;
  return (
    <form method="post" action={`${path}#answering`} className="sp-stack" noValidate data-once="" aria-labelledby="answer-form">
      <h2 id="answer-form">{response ? words.change : words.title}</h2>
      <FormErrors errors={names.map((name) => ({ field: getFieldId(name), text: error(name) }))} />
      {again ? <CprWarning texts={[value("reason"), value("elementsAdopted"), value("elementsNotAdopted")]} /> : null}
      <input type="hidden" name="version" value={version} />
      <RadioGroup name="outcome" legend={words.outcome} value={value("outcome")} error={error("outcome")} options={outcomes.map((outcome) => ({ value: outcome, label: m.words.statuses[outcome] }))} />
      <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={7} defaultValue={value("reason")} error={error("reason")} count={characterLimit(m, triageLimits.reason)} />
      <Details summary={words.more} open={names.some((name) => name !== "outcome" && name !== "reason" && (error(name) !== undefined || value(name) !== ""))}>
        <Field name="mergedInto" label={words.mergedInto} defaultValue={value("mergedInto")} error={error("mergedInto")} width="m" autoComplete="off" />
        <Field name="forwardedTo" label={words.forwardedTo} defaultValue={value("forwardedTo")} error={error("forwardedTo")} autoComplete="off" />
        <TextArea name="elementsAdopted" label={words.elementsAdopted} rows={3} defaultValue={value("elementsAdopted")} error={error("elementsAdopted")} />
        <TextArea name="elementsNotAdopted" label={words.elementsNotAdopted} rows={3} defaultValue={value("elementsNotAdopted")} error={error("elementsNotAdopted")} />
      </Details>
      <div className="sp-actions"><Button name="intent" value="answer">{words.send}</Button></div>
    </form>
  );
}
