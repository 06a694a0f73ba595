import { begunFrom, typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { HideReasons } from "#app/components/desk/hide-reasons.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { DeskRemark } from "#app/domain/initiative-comments/desk-remark.server.ts";
import { remarkLimits } from "#app/domain/initiative-comments/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { draftOutcomes } from "#db/values.ts";

/** What became of a comment and why, in the plan's languages. What somebody else answered meanwhile stands above it. */
export function AnswerRemarkForm({ remark, bothLanguages, again }: { remark: DeskRemark; bothLanguages: boolean; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.initiativeComments;
  const { given, seen } = remark;
  const isDraft = remark.period === "draft";
  const names = bothLanguages ? (["answerDa", "answerEn"] as const) : (["answerDa"] as const);
  const saved = { answerDa: given?.answer.da ?? "", answerEn: given?.answer.en ?? "" };
  const value = (name: (typeof names)[number]) => typedOf(again, name) ?? saved[name];
  const error = (name: string) => fieldError(m, again?.errors[name], { max: remarkLimits.answer, value: typedOf(again, name) ?? "" });
  const language = (name: (typeof names)[number]) => (name === "answerDa" ? "da" : "en");
  const label = (name: (typeof names)[number]) => `${isDraft ? words.desk.answer : words.desk.answerPlain}${bothLanguages ? ` ${words.desk.inLanguage[language(name)]}` : ""}`;
  const outcomes = draftOutcomes.map((each) => ({ value: each, label: words.outcomes[each], hint: words.outcomeHints[each] }));
  const options = isDraft ? outcomes : [{ value: "", label: words.desk.noOutcome }, ...outcomes.filter((each) => each.value === "noted")];
  const isGone = remark.isHidden || remark.isDeleted;
  return (
    <form method="post" action="#answer" id="answer" className="sp-stack sp-official-form" noValidate data-once="">
      {again?.overtaken ? <Alert kind="warning" heading={isGone ? words.desk.gone : given ? words.desk.overtaken : words.desk.overtakenNone} headingLevel={null} role="alert" focus /> : null}
      {again?.overtaken && given && !isGone ? (
        <section className="sp-stack--tight" aria-labelledby="as-saved"><h2 id="as-saved">{words.desk.asSaved}</h2>{given.outcome ? <p><strong>{words.outcomes[given.outcome]}</strong></p> : null}{names.map((name) => (saved[name] ? <blockquote className="sp-quote" key={name}><PeoplesText text={saved[name]} language={language(name)} /></blockquote> : null))}</section>
      ) : null}
      <FormErrors errors={[{ field: getFieldId("outcome"), text: error("outcome") }, ...names.map((name) => ({ field: getFieldId(name), text: error(name), label: again?.errors[name] === "remark_answer_missing" && bothLanguages ? label(name) : labelInSummary(again?.errors[name], label(name)) }))]} />
      <input type="hidden" name="seen" value={begunFrom(again, "seen", seen)} />
      <RadioGroup name="outcome" legend={isDraft ? words.desk.outcome : words.desk.outcomeOptional} options={options} value={typedOf(again, "outcome") ?? given?.outcome ?? (isDraft ? undefined : "")} error={error("outcome")} />
      {again ? <CprWarning texts={names.map(value)} /> : null}
      {names.map((name, index) => <TextArea key={name} name={name} lang={language(name)} rows={4} label={label(name)} hint={index === 0 ? words.desk.answerHint : undefined} defaultValue={value(name)} error={error(name)} count={characterLimit(m, remarkLimits.answer)} />)}
      {isGone ? null : <div className="sp-actions"><Button name="intent" value="answer">{given ? words.desk.save : words.desk.send}</Button></div>}
    </form>
  );
}

/** Hides a comment, with the reasons that its writer is given. */
export function HideRemarkForm({ again, isOpen }: { again: ActAgain | undefined; isOpen: boolean }) {
  const { m } = useLocale();
  const words = m.initiativeComments.desk;
  const note = typedOf(again, "note") ?? "";
  const errors = { reason: fieldError(m, again?.errors.reason), note: fieldError(m, again?.errors.note, { max: remarkLimits.hideNote, value: note }) };
  return (
    <Details summary={words.hideTitle} open={again !== undefined} id="hide">
      <form method="post" action="#hide" className="sp-stack" noValidate data-once="">
        {again?.overtaken ? <Alert kind="warning" heading={words.gone} headingLevel={null} role="alert" focus /> : null}
        <p>{words.hideText}</p>
        <FormErrors errors={[{ field: getFieldId("reason"), text: errors.reason }, { field: getFieldId("note"), text: errors.note }]} />
        {again ? <CprWarning texts={[note]} heading={m.reports.form.cprHeading} /> : null}
        <HideReasons value={typedOf(again, "reason")} error={errors.reason} />
        <TextArea name="note" label={words.hideNote} hint={m.reports.desk.lawHint} rows={3} defaultValue={note} error={errors.note} count={characterLimit(m, remarkLimits.hideNote)} />
        {isOpen ? <div className="sp-actions"><Button kind="warning" name="intent" value="hide">{words.hide}</Button></div> : null}
      </form>
    </Details>
  );
}

/** Shows a hidden comment again. */
export function RestoreRemarkForm() {
  const words = useLocale().m.initiativeComments.desk;
  return <form method="post" data-once=""><div className="sp-actions"><Button kind="secondary" name="intent" value="restore">{words.restore}</Button></div></form>;
}
