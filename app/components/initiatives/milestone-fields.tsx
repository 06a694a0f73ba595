import { fieldError } from "#app/components/shell/field-error.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { countMilestones } from "#app/domain/initiatives/form-fields.ts";
import { initiativeLimits as limits } from "#app/domain/initiatives/limits.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BilingualField, useProblem, valueOf, type FormState } from "./bilingual-field.tsx";

/** The milestones, each with its own fields and the buttons that move and remove it. Buttons keep what was typed for the writer. */
export function MilestoneFields({ state, template, fixed }: { state: FormState; template: Template; /** So many of them stand in the adopted plan, and keep their places. */ fixed: number }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.editor;
  const total = countMilestones(state.values);
  return (
    <section className="sp-section" id="milestones" aria-labelledby="milestones-heading">
      <h2 id="milestones-heading" tabIndex={-1}>{m.initiativeTemplate.also.milestones}</h2>
      <p>{fixed > 0 ? words.milestonesFixed : words.milestonesHint}</p>
      {state.errors.milestones ? <Alert kind="warning" heading={fieldError(m, state.errors.milestones) ?? ""} headingLevel={null} /> : null}
      {total === 0 ? <p className="sp-muted">{words.noMilestones}</p> : null}
      {Array.from({ length: total }, (_, index) => <Milestone key={index + 1} number={index + 1} total={total} fixed={fixed} state={state} template={template} />)}
      {total < limits.milestones ? <div className="sp-actions"><Button name="intent" value="add" kind="secondary">{words.add}</Button></div> : <p className="sp-small">{words.most(limits.milestones)}</p>}
    </section>
  );
}

function Milestone({ number, total, fixed, state, template }: { number: number; total: number; fixed: number; state: FormState; template: Template }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.editor;
  const { also, milestone } = m.initiativeTemplate;
  const problem = useProblem(state);
  const at = `milestone.${number}`;
  const named = milestone(number);
  const day = (name: string, label: string, isRequired: boolean) => <Field name={`${at}.${name}`} kind="date" width="m" label={label} mark={isRequired ? words.required : words.optional} defaultValue={valueOf(state, `${at}.${name}`)} error={problem(`${at}.${name}`)} min="2000-01-01" max="2099-12-31" />;
  const act = (value: string, label: string) => <Button name="intent" value={`${value}:${number}`} kind="tertiary" small ariaLabel={words.actOf(label, named)}>{label}</Button>;
  return (
    <fieldset className="sp-box sp-milestone" id={`milestone-${number}`} tabIndex={-1}>
      <legend className="sp-box__heading">{named}</legend>
      <BilingualField state={state} name={`${at}.title`} label={also.milestone_title} mark={words.required} max={limits.milestoneTitle} />
      <BilingualField state={state} name={`${at}.deliverable`} label={also.milestone_deliverable} mark={words.required} max={limits.deliverable} rows={3} />
      <div className="sp-cluster sp-cluster--top">{day("startsOn", also.milestone_start, template.milestone.startsOn)}{day("endsOn", also.milestone_end, true)}</div>
      <BilingualField state={state} name={`${at}.owner`} label={also.milestone_owner} mark={template.milestone.owner ? words.required : words.optional} max={limits.owner} />
      {number <= fixed ? null : <div className="sp-actions">{number > fixed + 1 ? act("up", words.up) : null}{number < total ? act("down", words.down) : null}{act("remove", words.remove)}</div>}
    </fieldset>
  );
}
