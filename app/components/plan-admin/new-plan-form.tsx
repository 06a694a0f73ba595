import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { newPlanLimits } from "#app/domain/plan-admin/new-plan-schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { initiativeTemplates, type Bilingual } from "#db/values.ts";

const names = ["titleDa", "titleEn", "code", "slug", "template", "copyOf", "start"] as const;
type Name = (typeof names)[number];

/** What a plan begins with. `formKey` makes the form, sent twice, one plan. */
export function NewPlanForm({ plans, formKey, again }: { plans: readonly { slug: string; code: string; title: Bilingual }[]; formKey: string; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.make;
  const optional = `(${m.forms.optional})`;
  const value = (name: Name) => typedOf(again, name) ?? "";
  const error = (name: Name) => fieldError(m, again?.errors[name], { max: newPlanLimits.title, value: value(name) });
  return (
    <form method="post" action={`/${locale}/admin/plans/new`} className="sp-stack sp-measure" noValidate data-once="">
      <FormErrors errors={names.map((name) => ({ field: getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], words[name]) }))} />
      <input type="hidden" name="key" value={formKey} />
      <Field name="titleDa" label={words.titleDa} lang="da" defaultValue={value("titleDa")} error={error("titleDa")} autoComplete="off" />
      <Field name="titleEn" label={words.titleEn} mark={optional} lang="en" defaultValue={value("titleEn")} error={error("titleEn")} autoComplete="off" />
      <Field name="code" label={words.code} hint={words.codeHint} width="m" defaultValue={value("code")} error={error("code")} autoComplete="off" spellCheck={false} />
      <Field name="slug" label={words.slug} mark={optional} hint={words.slugHint} defaultValue={value("slug")} error={error("slug")} autoComplete="off" spellCheck={false} />
      <RadioGroup name="template" legend={words.template} hint={words.templateHint} value={value("template") || "ogp2022"} error={error("template")} options={initiativeTemplates.map((each) => ({ value: each, label: words.templates[each] }))} />
      <Select name="copyOf" label={words.copyOf} hint={words.copyHint} defaultValue={value("copyOf")} error={error("copyOf")} options={[{ value: "", label: words.nothing }, ...plans.map(({ slug, code, title }) => ({ value: slug, label: words.copy(inLocale(title, locale).text, code) }))]} />
      <Field name="start" kind="date" width="m" label={words.start} mark={optional} hint={words.startHint} defaultValue={value("start")} error={error("start")} />
      <div className="sp-actions"><Button>{words.submit}</Button></div>
    </form>
  );
}
