import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { organisationNameLimit } from "#app/domain/accounts/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { organisationTypes } from "#db/values.ts";

const names = ["type", "name", "cvr"] as const;

/** Adds an organisation that is not there yet. `newKey` makes the form, posted twice, one organisation. */
export function StartForm({ path, newKey, isPrimary, again }: { path: string; newKey: string; isPrimary: boolean; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.organisations.own;
  const value = (name: (typeof names)[number]) => typedOf(again, name) ?? "";
  const error = (name: (typeof names)[number]) => fieldError(m, again?.errors[name], { max: organisationNameLimit, value: value(name) });
  return (
    <section className="sp-section" aria-labelledby="start">
      <h2 id="start">{words.start}</h2>
      <p>{words.startText}</p>
      <Details summary={words.startOpen} open={again !== undefined}>
        <form method="post" action={`${path}#start`} className="sp-stack" noValidate data-once="">
          <FormErrors errors={names.map((name) => ({ field: getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], words[name]) }))} />
          <input type="hidden" name="key" value={typedOf(again, "key") ?? newKey} />
          <RadioGroup name="type" legend={words.type} value={value("type")} error={error("type")} options={organisationTypes.map((type) => ({ value: type, label: words.types[type] }))} />
          <Field name="name" label={words.name} defaultValue={value("name")} error={error("name")} autoComplete="organization" />
          <Field name="cvr" label={words.cvr} hint={words.cvrHint} defaultValue={value("cvr")} error={error("cvr")} inputMode="numeric" width="s" autoComplete="off" />
          <div className="sp-actions"><Button name="intent" value="start" kind={isPrimary ? "primary" : "secondary"}>{words.startSubmit}</Button></div>
        </form>
      </Details>
    </section>
  );
}
