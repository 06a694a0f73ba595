import { type ActAgain, begunFrom, typedOf } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { textLimits, type PlanTextField } from "#app/domain/plan-admin/texts-schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { InBoth } from "./in-both.tsx";
import { Overtaken } from "./overtaken.tsx";

/** The fields in the order of the form, each text with its limit. */
const lines = ["title", "question"] as const;
const texts = [["summary", 4], ["introduction", 8], ["rules", 10]] as const;
const order: readonly PlanTextField[] = ["titleDa", "titleEn", "questionDa", "questionEn", "summaryDa", "summaryEn", "introductionDa", "introductionEn", "rulesDa", "rulesEn", "unitDa", "unitEn", "email", "phone", "languages", "supportLimit"];

/** The language that a field is written in; none for what has none. */
function languageOf(name: PlanTextField): "da" | "en" | undefined {
  return name.endsWith("Da") ? "da" : name.endsWith("En") ? "en" : undefined;
}

/** What a field is called, with its language where it stands beside the same in the other. */
function useLabels(): (name: PlanTextField) => string {
  const words = useLocale().m.planAdmin.texts;
  return (name) => {
    const language = languageOf(name);
    return language ? words.inLanguage(words.fields[name], language) : words.fields[name];
  };
}

/** All that a plan says of itself, in one form, the languages beside one another. */
export function PlanTextsForm({ plan, texts: now, again }: { plan: { slug: string; version: number }; texts: Record<PlanTextField, string>; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.texts;
  const labelOf = useLabels();
  const value = (name: PlanTextField) => typedOf(again, name) ?? now[name];
  const max = (name: PlanTextField) => textLimits[name.replace(/(Da|En)$/, "") as keyof typeof textLimits] ?? 0;
  const error = (name: PlanTextField) => fieldError(m, again?.errors[name], { max: max(name), value: value(name) });
  const common = (name: PlanTextField) => ({ name, label: labelOf(name), lang: languageOf(name) ?? locale, defaultValue: value(name), error: error(name) });
  const hintOf = (name: string) => (name in words.hints ? words.hints[name as keyof typeof words.hints] : undefined);
  const line = (name: PlanTextField, hint?: string) => <Field {...common(name)} {...(hint && { hint })} autoComplete="off" />;
  const text = (name: PlanTextField, rows: number, hint?: string) => <TextArea {...common(name)} {...(hint && { hint })} rows={rows} count={characterLimit(m, max(name))} />;
  return (
    <form method="post" action={`/${locale}/admin/plans/${plan.slug}/texts`} className="sp-stack" noValidate data-once="">
      {again?.overtaken ? <Overtaken now={order.map((name) => ({ label: labelOf(name), text: name === "languages" ? words.languages[now[name] as "both" | "da"] : now[name], lang: languageOf(name) ?? locale }))} /> : null}
      <FormErrors errors={order.map((name) => ({ field: getFieldId(name), text: error(name), label: labelOf(name) }))} />
      <input type="hidden" name="version" value={begunFrom(again, "version", plan.version)} />
      {lines.map((name) => <InBoth key={name} da={line(`${name}Da`, hintOf(name))} en={line(`${name}En`, hintOf(name))} />)}
      {texts.map(([name, rows]) => <InBoth key={name} da={text(`${name}Da`, rows, hintOf(name))} en={text(`${name}En`, rows, hintOf(name))} />)}
      <h2>{words.contact}</h2>
      <p>{words.contactHint}</p>
      <InBoth da={line("unitDa")} en={line("unitEn")} />
      <InBoth da={<Field {...common("email")} kind="email" autoComplete="off" />} en={<Field {...common("phone")} autoComplete="off" />} />
      <h2>{words.fields.languages}</h2>
      <RadioGroup name="languages" legend={words.fields.languages} hideLegend hint={words.languagesHint} value={value("languages")} error={error("languages")} options={(["both", "da"] as const).map((each) => ({ value: each, label: words.languages[each] }))} />
      <Field name="supportLimit" label={words.fields.supportLimit} hint={words.supportLimitHint} mark={`(${m.forms.optional})`} width="s" inputMode="numeric" defaultValue={value("supportLimit")} error={error("supportLimit")} autoComplete="off" />
      <div className="sp-actions"><Button>{words.save}</Button></div>
    </form>
  );
}

/** The texts as they are, to be read. */
export function PlanTextsList({ texts }: { texts: Record<PlanTextField, string> }) {
  const words = useLocale().m.planAdmin;
  const labelOf = useLabels();
  return <dl className="sp-facts">{order.filter((name) => texts[name] !== "").map((name) => <div key={name}><dt>{labelOf(name)}</dt><dd className="sp-prelined" lang={languageOf(name)}>{name === "languages" ? words.texts.languages[texts[name] as "both" | "da"] : texts[name]}</dd></div>)}</dl>;
}
