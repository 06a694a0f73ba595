import { type ActAgain, begunFrom, typedOf } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { themeLimits, type ThemeField } from "#app/domain/plan-admin/theme-schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { InBoth } from "./in-both.tsx";
import { Overtaken } from "./overtaken.tsx";

const names: readonly ThemeField[] = ["titleDa", "titleEn", "summaryDa", "summaryEn", "descriptionDa", "descriptionEn"];

/** What a theme says, the languages beside one another; `slug` is null for a new one. */
export function ThemeForm({ plan, slug, texts, again }: { plan: { slug: string; version: number }; slug: string | null; texts: Record<ThemeField, string> | null; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.themes;
  const language = (name: ThemeField) => (name.endsWith("Da") ? ("da" as const) : ("en" as const));
  const label = (name: ThemeField) => m.planAdmin.texts.inLanguage(words.fields[name], language(name));
  const value = (name: ThemeField) => typedOf(again, name) ?? texts?.[name] ?? "";
  const max = (name: ThemeField) => themeLimits[name.slice(0, -2) as keyof typeof themeLimits];
  const error = (name: ThemeField) => fieldError(m, again?.errors[name], { max: max(name), value: value(name) });
  const common = (name: ThemeField) => ({ name, label: label(name), lang: language(name), defaultValue: value(name), error: error(name) });
  const text = (name: ThemeField, rows: number, hint: string) => <TextArea {...common(name)} hint={hint} rows={rows} count={characterLimit(m, max(name))} />;
  return (
    <form method="post" action={`/${locale}/admin/plans/${plan.slug}/themes/${slug ?? "new"}`} className="sp-stack" noValidate data-once="">
      {again?.overtaken ? <Overtaken now={texts ? names.map((name) => ({ label: label(name), text: texts[name], lang: language(name) })) : []} /> : null}
      <FormErrors errors={names.map((name) => ({ field: getFieldId(name), text: error(name), label: label(name) }))} />
      <input type="hidden" name="version" value={begunFrom(again, "version", plan.version)} />
      <InBoth da={<Field {...common("titleDa")} autoComplete="off" />} en={<Field {...common("titleEn")} autoComplete="off" />} />
      <InBoth da={text("summaryDa", 3, words.hints.summary)} en={text("summaryEn", 3, words.hints.summary)} />
      <InBoth da={text("descriptionDa", 8, words.hints.description)} en={text("descriptionEn", 8, words.hints.description)} />
      <div className="sp-actions"><Button name="intent" value="save">{slug === null ? words.addSubmit : words.save}</Button></div>
    </form>
  );
}
