import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import type { TypedText } from "#app/components/shell/typed-texts.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { AssessmentPanel, CriterionView } from "#app/domain/assessment/get-case-panel.server.ts";
import { assessmentLimits, scoreField } from "#app/domain/assessment/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { problemOf, refusalOf } from "./problem.ts";

/** One's own assessment: each criterion with what its steps mean, and a remark. */
export function AssessForm({ panel, action, again, level = 2 }: { panel: AssessmentPanel; action: string; again: ActAgain | undefined; level?: 2 | 3 }) {
  const { m } = useLocale();
  const words = m.assessment;
  const { own } = panel;
  const criteria = panel.criteria.filter((each) => each.isActive);
  const chosen = ({ id }: CriterionView) => (again ? (typedOf(again, scoreField(id)) ?? "") : id in own.scores ? String(own.scores[id]) : "");
  const note = typedOf(again, "note") ?? own.note;
  const errorOf = (name: string) => problemOf(m, again?.errors[name], { max: assessmentLimits.note, value: note });
  const refused = refusalOf(m, again?.errors.intent);
  return (
    <form method="post" action={`${action}#assess`} id="assess" className="sp-stack sp-assess" noValidate data-once="">
      {again?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={level} role="alert" focus><p>{words.overtakenText}</p></Alert> : null}
      {refused ? <Alert kind="warning" heading={refused} headingLevel={level} role="alert" focus /> : null}
      <FormErrors errors={[...criteria.map((each) => ({ field: scoreField(each.id), text: errorOf(scoreField(each.id)), label: each.title.text })), { field: "assess-note", text: errorOf("note"), label: words.note }]} />
      <input type="hidden" name="version" value={own.version} />
      {criteria.map((each) => (
        <RadioGroup key={each.id} id={scoreField(each.id)} name={scoreField(each.id)} legend={<Words of={each.title} />} value={chosen(each)} error={errorOf(scoreField(each.id))} hint={again?.overtaken && each.id in own.scores ? words.savedBefore(own.scores[each.id]!) : undefined}
          options={each.anchors.map((anchor, step) => ({ value: String(step), label: <><strong>{step}</strong> <Words of={anchor} /></> }))} />
      ))}
      <TextArea id="assess-note" name="note" label={words.note} hint={words.noteHint} rows={4} defaultValue={note} error={errorOf("note")} count={characterLimit(m, assessmentLimits.note)} />
      <div className="sp-actions">
        <Button name="intent" value="submit">{own.state === "submitted" ? words.change : words.submit}</Button>
        {own.state === "submitted" ? null : <Button name="intent" value="save" kind="secondary">{words.save}</Button>}
      </div>
    </form>
  );
}

/** What was chosen and typed into this form, for when it is there no more. */
export function typedAssessment(m: Messages, { criteria }: AssessmentPanel, again: ActAgain): TypedText[] {
  return [...criteria.map((each) => ({ label: each.title.text, text: typedOf(again, scoreField(each.id)) ?? "" })), { label: m.assessment.note, text: typedOf(again, "note") ?? "" }];
}
