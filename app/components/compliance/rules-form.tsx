import type { ActAgain } from "#app/components/desk/act-again.ts";
import { begunFrom, typedOf } from "#app/components/desk/act-again.ts";
import { Overtaken } from "#app/components/plan-admin/overtaken.tsx";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { ruleField } from "#app/domain/compliance/rules-input.ts";
import { defaultThresholds, thresholdBounds, thresholdNames, type ThresholdName, type Thresholds } from "#app/domain/compliance/thresholds.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { requirementIds, type RequirementId } from "#db/values.ts";

/** What the requirements are measured by, in one form with the platform's own beside each. */
export function RulesForm({ planSlug, thresholds, seen, again }: { planSlug: string; thresholds: Thresholds; seen: string; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const { requirements, thresholdNames: names, admin: { rules: words } } = m.compliance;
  const number = (value: number) => format.number(locale, value);
  const fields = requirementIds.flatMap((id) => thresholdNames(id).map((name) => ({ id, name, field: ruleField(id, name), now: (thresholds[id] as Record<string, number>)[name]!, usual: (defaultThresholds[id] as Record<string, number>)[name]! })));
  const within = (name: ThresholdName) => words.within(number(thresholdBounds[name].least), number(thresholdBounds[name].most));
  const error = (field: string, name: ThresholdName) => (again?.errors[field] ? within(name) : undefined);
  const label = (id: RequirementId, name: ThresholdName) => `${id} ${names[name]}`;
  return (
    <form method="post" action={`/${locale}/admin/plans/${planSlug}/compliance`} className="sp-stack" noValidate data-once="">
      {again?.overtaken ? <Overtaken now={fields.map(({ id, name, now }) => ({ label: label(id, name), text: number(now) }))} /> : null}
      <FormErrors errors={fields.map(({ id, name, field }) => ({ field: getFieldId(field), text: error(field, name), label: label(id, name) }))} />
      <input type="hidden" name="seen" value={begunFrom(again, "seen", seen)} />
      {requirementIds.filter((id) => thresholdNames(id).length > 0).map((id) => (
        <fieldset key={id} className="sp-rule-group">
          <legend className="form-label">{id} {requirements[id].title}</legend>
          {fields.filter((each) => each.id === id).map(({ name, field, now, usual }) => (
            <Field key={name} name={field} label={names[name]} hint={`${within(name)} ${words.usual(number(usual))}`} width="s" inputMode="numeric" autoComplete="off" defaultValue={typedOf(again, field) ?? String(now)} error={error(field, name)} />
          ))}
        </fieldset>
      ))}
      <div className="sp-actions"><Button>{words.save}</Button></div>
    </form>
  );
}
