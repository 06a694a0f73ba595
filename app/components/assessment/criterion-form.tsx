import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import type { Criterion } from "#app/domain/assessment/criteria.server.ts";
import { assessmentLimits } from "#app/domain/assessment/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { problemOf } from "./problem.ts";

/** The words of a criterion in both languages; without one, of a new one. */
export function CriterionForm({ criterion, action, again }: { criterion: Criterion | null; action: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.assessment.criteria;
  const prefix = criterion ? `criterion-${criterion.id}` : "criterion-new";
  const languages = [["da", "Da"], ["en", "En"]] as const;
  const fields = [
    ...languages.map(([lang, suffix]) => ({ name: `title${suffix}`, label: words.name[lang], lang, kept: criterion?.title[lang] ?? "", max: assessmentLimits.title })),
    ...[0, 1, 2, 3].flatMap((step) => languages.map(([lang, suffix]) => ({ name: `anchor${step}${suffix}`, label: words.anchor[lang](step), lang, kept: criterion?.anchors[step]?.[lang] ?? "", max: assessmentLimits.anchor }))),
  ].map((each) => ({ ...each, id: `${prefix}-${each.name}`, value: typedOf(again, each.name) ?? each.kept })).map((each) => ({ ...each, error: problemOf(m, again?.errors[each.name], { max: each.max, value: each.value }) }));
  return (
    <form method="post" action={`${action}#${prefix}`} id={criterion ? undefined : prefix} className="sp-stack" noValidate data-once="">
      {again?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={3} role="alert" focus><p>{words.overtakenText}</p></Alert> : null}
      <FormErrors errors={fields.map(({ id, label, error }) => ({ field: id, text: error, label }))} />
      {criterion ? <><input type="hidden" name="criterion" value={criterion.id} /><input type="hidden" name="version" value={criterion.version} /></> : <input type="hidden" name="version" value="1" />}
      {fields.map(({ id, name, label, lang, value, error }) => <Field key={id} id={id} name={name} label={label} lang={lang} defaultValue={value} error={error} autoComplete="off" />)}
      <div className="sp-actions"><Button name="intent" value={criterion ? "change" : "add"} kind="secondary">{criterion ? words.save : words.addSend}</Button></div>
    </form>
  );
}
