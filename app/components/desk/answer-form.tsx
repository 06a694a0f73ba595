import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { Button } from "#app/components/ui/button.tsx";
import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { answerLimits } from "#app/domain/answers/schema.ts";
import type { InitiativeTitle } from "#app/domain/initiatives/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { answerReasons, locales, outcomes } from "#db/values.ts";
import type { ActAgain } from "./act-again.ts";
import { answerLabels, answerTexts, valuesOf, type AnswerFieldName, type AnswerStart } from "./answer-values.ts";

export type AnswerFormProps = { path: string; version: number; start: AnswerStart; initiatives: readonly InitiativeTitle[]; fourEyes: boolean; isCorrection: boolean; again: ActAgain | undefined };

const names = ["outcome", "correction", "summary", "reason", "mergedInto", "forwardedTo", "landedIn", "elementsAdopted", "elementsNotAdopted", "authority", "authorityRole"] as const satisfies AnswerFieldName[];
/** The form of the shortlist beside it has a summary too. */
const summaryId = "answer-summary";
/** The button that the form is for: it publishes, or asks for approval. */
export const sendAnswerId = "send-answer";
/** What is seldom needed, behind a line. */
const more = ["mergedInto", "forwardedTo", "landedIn", "elementsAdopted", "elementsNotAdopted", "authority", "authorityRole"] as const;
const limits: Partial<Record<AnswerFieldName, number>> = { summary: answerLimits.summary, reason: answerLimits.reason, elementsAdopted: answerLimits.elements, elementsNotAdopted: answerLimits.elements, forwardedTo: answerLimits.forwardedTo, mergedInto: answerLimits.mergedInto, authority: answerLimits.authority, authorityRole: answerLimits.authorityRole, correction: answerLimits.correction };

/** The reasoned response: an outcome, its reasons, what was and was not taken up, and who answers. Its buttons keep it as a draft, take it to approval, or publish it. */
export function AnswerForm({ path, version, start, initiatives, fourEyes, isCorrection, again }: AnswerFormProps) {
  const { m } = useLocale();
  const words = m.desk.answer;
  const own = m.answers.form;
  const { text, reasonCodes } = valuesOf(start, again);
  const error = (name: AnswerFieldName) => fieldError(m, again?.errors[name], { max: limits[name] ?? 0, value: text(name) });
  const labels = answerLabels(m);
  const optional = `(${m.forms.optional})`;
  const isMoreOpen = reasonCodes.length > 0 || more.some((name) => error(name) !== undefined || text(name) !== "");
  return (
    <form method="post" action={`${path}#answering`} className="sp-stack" noValidate data-once="" aria-labelledby="answer-form">
      <h2 id="answer-form">{isCorrection ? words.change : words.title}</h2>
      <FormErrors errors={names.map((name) => ({ field: name === "summary" ? summaryId : getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], labels[name]) }))} />
      {again ? <CprWarning texts={answerTexts(text)} /> : null}
      <input type="hidden" name="version" value={version} />
      <RadioGroup name="outcome" legend={words.outcome} value={text("outcome")} error={error("outcome")} options={outcomes.map((outcome) => ({ value: outcome, label: m.words.statuses[outcome] }))} />
      {isCorrection ? <TextArea name="correction" label={own.correction} hint={own.correctionHint} rows={2} defaultValue={text("correction")} error={error("correction")} count={characterLimit(m, answerLimits.correction)} /> : null}
      <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={7} defaultValue={text("reason")} error={error("reason")} count={characterLimit(m, answerLimits.reason)} />
      <Field name="summary" id={summaryId} label={own.summary} mark={optional} hint={own.summaryHint} defaultValue={text("summary")} error={error("summary")} autoComplete="off" count={characterLimit(m, answerLimits.summary)} />
      <Details summary={words.more} open={isMoreOpen}>
        <CheckBoxGroup name="reasonCodes" legend={own.reasonCodes} hint={own.reasonCodesHint} values={reasonCodes} options={answerReasons.map((value) => ({ value, label: m.answers.reasons[value] }))} />
        <Field name="mergedInto" label={words.mergedInto} defaultValue={text("mergedInto")} error={error("mergedInto")} width="m" autoComplete="off" />
        <Field name="forwardedTo" label={words.forwardedTo} defaultValue={text("forwardedTo")} error={error("forwardedTo")} autoComplete="off" />
        <Select name="landedIn" label={own.landedIn} defaultValue={text("landedIn")} error={error("landedIn")} options={[{ value: "", label: own.nowhere }, ...landings(initiatives, text("landedIn"))]} />
        <TextArea name="elementsAdopted" label={words.elementsAdopted} rows={3} defaultValue={text("elementsAdopted")} error={error("elementsAdopted")} />
        <TextArea name="elementsNotAdopted" label={words.elementsNotAdopted} rows={3} defaultValue={text("elementsNotAdopted")} error={error("elementsNotAdopted")} />
        <Field name="authority" label={own.authority} mark={optional} defaultValue={text("authority")} error={error("authority")} autoComplete="off" />
        <Field name="authorityRole" label={own.authorityRole} mark={optional} hint={own.authorityRoleHint} defaultValue={text("authorityRole")} error={error("authorityRole")} autoComplete="off" />
        <RadioGroup inline name="language" legend={own.language} value={text("language")} options={locales.map((value) => ({ value, label: m.words.languages[value] ?? value }))} />
      </Details>
      {fourEyes ? <p className="sp-small sp-muted">{own.nobodyElse}</p> : null}
      <div className="sp-actions">
        {/* The first button is what the Enter key in a line of text presses: it publishes nothing. */}
        <Button name="intent" value="save" kind="secondary">{own.save}</Button>
        {fourEyes ? <Button id={sendAnswerId} name="intent" value="request">{own.request}</Button> : <><Button name="intent" value="approve" kind="secondary">{own.approve}</Button><Button id={sendAnswerId} name="intent" value="publish">{words.send}</Button></>}
      </div>
    </form>
  );
}

/** The initiatives to choose from, with the chosen one even where it is a draft no longer. */
function landings(initiatives: readonly InitiativeTitle[], chosen: string): { value: string; label: string }[] {
  const all = initiatives.map((each) => ({ value: each.reference, label: `${each.reference} ${each.title.text}` }));
  return chosen === "" || all.some(({ value }) => value === chosen) ? all : [...all, { value: chosen, label: chosen }];
}
