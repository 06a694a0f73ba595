import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import type { DeskSettingsView } from "#app/domain/desk-settings/get-desk-settings.server.ts";
import { settingLimits, type DeskSettings } from "#app/domain/desk-settings/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { typedOf, type ActAgain } from "./act-again.ts";

const turned = ["fourEyes", "screening"] as const;
const numbers = ["screeningHours", "answerDays", "assessorsPerCase", "assessmentDays"] as const;

/** The settings in one form, each with what it means and what a change does to what is under way. */
export function DeskSettingsForm({ view: { plan, settings, version, waiting }, again }: { view: DeskSettingsView; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.deskSettings;
  const error = (name: keyof DeskSettings) => {
    const [least, most] = name in settingLimits ? settingLimits[name as keyof typeof settingLimits] : [];
    return again?.errors[name] && least && most ? words.outside(least, most) : fieldError(m, again?.errors[name]);
  };
  const number = (name: (typeof numbers)[number]) => {
    const [least, most] = settingLimits[name];
    return <Field name={name} kind="number" width="s" inputMode="numeric" label={words[name].label} hint={`${words[name].text} ${words.range(least, most)}.`} defaultValue={typedOf(again, name) ?? settings[name]} error={error(name)} min={least} max={most} />;
  };
  const choice = (name: (typeof turned)[number], count: number) => (
    <RadioGroup name={name} inline legend={words[name].label} value={typedOf(again, name) ?? (settings[name] ? "on" : "off")} error={error(name)}
      hint={<>{words[name].text} {words[name].change} {words[name].waiting(count)}</>} options={[{ value: "on", label: words.on }, { value: "off", label: words.off }]} />
  );
  return (
    <form method="post" action={`/${locale}/desk/${plan.slug}/settings`} className="sp-stack" noValidate data-once="">
      {again?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={null} role="alert" focus><p>{words.overtakenText}</p><DeskSettingsList settings={settings} /></Alert> : null}
      <FormErrors errors={[...turned, ...numbers].map((name) => ({ field: getFieldId(name), text: error(name), label: words[name].label.replace(/\?$/, "") }))} />
      <input type="hidden" name="version" value={version} />
      {choice("fourEyes", waiting.approval)}
      {choice("screening", waiting.screening)}
      {number("screeningHours")}
      {number("answerDays")}
      {number("assessorsPerCase")}
      {number("assessmentDays")}
      <div className="sp-actions"><Button>{words.save}</Button></div>
    </form>
  );
}

/** The settings as they are, to be read. */
export function DeskSettingsList({ settings }: { settings: DeskSettings }) {
  const words = useLocale().m.deskSettings;
  const shown = {
    fourEyes: settings.fourEyes ? words.on : words.off, screening: settings.screening ? words.on : words.off,
    screeningHours: words.hours(settings.screeningHours), answerDays: words.days(settings.answerDays), assessorsPerCase: words.people(settings.assessorsPerCase), assessmentDays: words.days(settings.assessmentDays),
  };
  return <dl className="sp-facts">{[...turned, ...numbers].map((name) => <div key={name}><dt>{words[name].label}</dt><dd>{shown[name]}</dd></div>)}</dl>;
}
