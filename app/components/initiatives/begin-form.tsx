import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { initiativeLimits } from "#app/domain/initiatives/limits.ts";
import type { ThemeView } from "#app/domain/plans/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

const beginId = "begin";

/** Begins a draft that no proposal is behind. */
export function BeginForm({ path, boardPath, themes, formKey, again, isHeld }: { path: string; boardPath: string; themes: readonly ThemeView[]; formKey: string; again: ActAgain | undefined; isHeld: boolean }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.list;
  const value = (name: string) => typedOf(again, name) ?? "";
  const error = (name: string) => fieldError(m, again?.errors[name], { max: initiativeLimits.title, value: value(name) });
  const labels = { title: words.beginTitle, theme: words.theme, origin: words.origin };
  const { origins } = m.initiativeTemplate;
  return (
    <section className="sp-section sp-measure" id={beginId} aria-labelledby="begin-heading">
      <h2 id="begin-heading">{words.begin}</h2>
      <p>{words.beginLead} <a href={boardPath}>{words.board}</a></p>
      <form method="post" action={`${path}#${beginId}`} className="sp-stack" noValidate data-once="" aria-labelledby="begin-heading">
        {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
        <FormErrors errors={Object.entries(labels).map(([name, label]) => ({ field: getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], label) }))} />
        <input type="hidden" name="formKey" value={typedOf(again, "formKey") ?? formKey} />
        <Field name="title" label={words.beginTitle} defaultValue={value("title")} error={error("title")} autoComplete="off" />
        <Select name="theme" label={words.theme} defaultValue={value("theme")} error={error("theme")} options={[{ value: "", label: words.choose }, ...themes.map((theme) => ({ value: theme.slug, label: `${theme.number}. ${theme.title.text}` }))]} />
        <RadioGroup name="origin" legend={words.origin} value={value("origin")} error={error("origin")} options={(["existing", "government"] as const).map((each) => ({ value: each, label: origins[each] }))} />
        <div className="sp-actions"><Button name="intent" value="begin" kind="secondary">{words.beginSend}</Button></div>
      </form>
    </section>
  );
}
