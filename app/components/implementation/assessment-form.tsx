import { begunFrom, typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { ReportPage } from "#app/domain/implementation/get-report-page.server.ts";
import { implementationLimits as limits } from "#app/domain/implementation/limits.ts";
import { reportParts } from "#app/domain/implementation/report-content.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { locales, type Bilingual, type Locale } from "#db/values.ts";

type Props = { view: ReportPage; action: string; again: ActAgain | undefined; isHeld: boolean };
/** A text of the form: the name of its fields without the language, what it is called, and what is saved. */
type Asked = { name: string; label: string; hint?: string | undefined; max: number; saved: Bilingual };

/** The texts of the self-assessment, in both languages. Where somebody was faster, their texts stand above one's own. */
export function AssessmentForm({ view, action, again, isHeld }: Props) {
  const { m } = useLocale();
  const words = m.implementation.report;
  const { written, initiatives } = view;
  const parts = reportParts.map((part): Asked => ({ name: `part.${part}`, label: words.parts[part]!, hint: words.hints[part], max: limits.part, saved: written.parts[part] }));
  const ofInitiatives = initiatives.map(({ reference, number }): Asked => ({ name: `initiative.${reference}`, label: `${words.ofInitiative} ${number}`, max: limits.ofInitiative, saved: written.initiatives[reference] ?? { da: "", en: "" } }));
  const all = [...parts, ...ofInitiatives];
  const value = ({ name, saved }: Asked, locale: Locale) => typedOf(again, `${name}.${locale}`) ?? saved[locale];
  const error = (asked: Asked, locale: Locale) => fieldError(m, again?.errors[`${asked.name}.${locale}`], { max: asked.max, value: value(asked, locale) });
  const pair = (asked: Asked) => (
    <div key={asked.name} className="sp-pair">
      {locales.map((locale) => <TextArea key={locale} name={`${asked.name}.${locale}`} lang={locale} rows={6} label={words.inLanguage(asked.label, words.languages[locale])} hint={asked.hint} defaultValue={value(asked, locale)} error={error(asked, locale)} count={characterLimit(m, asked.max)} />)}
    </div>
  );
  return (
    <form method="post" action={`${action}#texts`} id="texts" className="sp-stack" noValidate data-once="" aria-label={words.title}>
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {again?.overtaken ? <Overtaken asked={all} version={written.version} /> : null}
      {again?.errors.intent === "nothing_changed" ? <Alert kind="info" heading={words.nothingChanged} headingLevel={null} role="alert" focus /> : null}
      <FormErrors errors={all.flatMap((asked) => locales.map((locale) => ({ field: getFieldId(`${asked.name}.${locale}`), text: error(asked, locale), label: words.inLanguage(asked.label, words.languages[locale]) })))} />
      {again ? <CprWarning texts={all.flatMap((asked) => locales.map((locale) => value(asked, locale)))} /> : null}
      <input type="hidden" name="version" value={begunFrom(again, "version", written.version)} />
      <p className="sp-small">{words.unpublished}</p>
      {parts.map(pair)}
      <h2>{words.initiatives}</h2>
      {initiatives.map(({ reference, number, title }, index) => <section key={reference} aria-labelledby={`of-${reference}`}><h3 id={`of-${reference}`}>{number} <Words of={title} /></h3>{pair(ofInitiatives[index]!)}</section>)}
      <div className="sp-actions"><Button name="intent" value="save">{words.save}</Button></div>
    </form>
  );
}

/** What is saved by now, in full, to be put together with one's own. */
function Overtaken({ asked, version }: { asked: readonly Asked[]; version: number }) {
  const { m } = useLocale();
  const words = m.implementation.report;
  const texts = asked.flatMap(({ name, label, saved }) => locales.flatMap((locale) => (saved[locale] === "" ? [] : [{ key: `${name}.${locale}`, label: words.inLanguage(label, words.languages[locale]), text: saved[locale], locale }])));
  return (
    <Alert kind="warning" heading={words.overtaken(version)} headingLevel={null} role="alert" focus>
      <Details summary={words.theirs} open><dl className="sp-facts">{texts.map(({ key, label, text, locale }) => <div key={key}><dt>{label}</dt><dd lang={locale} className="sp-prose">{text}</dd></div>)}</dl></Details>
    </Alert>
  );
}
