import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import type { AssessmentPanel } from "#app/domain/assessment/get-case-panel.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { problemOf, refusalOf } from "./problem.ts";

/** Those of the team who could assess the case, with how much each has to do; of the others why they cannot. */
export function AssignForm({ panel, action, again }: { panel: AssessmentPanel; action: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.assessment;
  const free = panel.candidates.filter((each) => each.obstacle === null);
  const others = panel.candidates.filter((each) => each.obstacle !== null && each.obstacle !== "is_assessor");
  const refused = refusalOf(m, again?.errors.intent);
  const typed = again?.fields.assessors;
  return (
    <form method="post" action={`${action}#assign`} id="assign" className="sp-stack" noValidate data-once="">
      {refused ? <Alert kind="warning" heading={refused} headingLevel={null} role="alert" focus /> : null}
      <FormErrors errors={[{ field: getFieldId("assessors"), text: problemOf(m, again?.errors.assessors) }]} />
      {free.length === 0 ? <p>{words.nobodyFree}</p> : <CheckBoxGroup name="assessors" legend={words.people} hint={words.assignHint(panel.needed)} values={Array.isArray(typed) ? typed : [typedOf(again, "assessors") ?? ""]} options={free.map(({ id, name, load }) => ({ value: id, label: <>{name} <span className="sp-muted">({words.load(load)})</span></> }))} />}
      {others.length > 0 ? <ul className="sp-small sp-muted">{others.map(({ id, name, obstacle }) => <li key={id}>{name} {words.obstacles[obstacle!]}</li>)}</ul> : null}
      {free.length === 0 ? null : <div className="sp-actions"><Button name="intent" value="assign" kind="secondary">{words.assignSend}</Button></div>}
    </form>
  );
}
