import { type ActAgain, begunFrom, typedOf } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { Publishable } from "#app/domain/publications/get-publishing.server.ts";
import { publicationLimits } from "#app/domain/publications/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { PublicationKind } from "#db/values.ts";

type Props = {
  kind: PublicationKind; of: Publishable; action: string; bothLanguages: boolean; again: ActAgain | undefined; isHeld: boolean;
};

/** Publishes a version: with a reason where something is missing, and with what was changed where there is one before it. */
export function PublishForm({ kind, of: { next: number, seen, isLacking }, action, bothLanguages, again, isHeld }: Props) {
  const { m } = useLocale();
  const words = m.publications.admin;
  const id = `publish-${kind}`;
  const asked = [...(number > 1 ? (["noteDa", "noteEn"] as const) : []), ...(isLacking ? (["overrideDa", "overrideEn"] as const) : [])].filter((name) => bothLanguages || name.endsWith("Da"));
  const max = (name: string) => (name.startsWith("note") ? publicationLimits.note : publicationLimits.overrideReason);
  const error = (name: string) => fieldError(m, again?.errors[name], { max: max(name), value: typedOf(again, name) ?? "" });
  // The page has a form for the plan and one for its accounting.
  const fieldId = (name: string) => getFieldId(`${kind}-${name}`);
  const [override, overrideHint] = kind === "report" ? [m.implementation.report.override, m.implementation.report.overrideHint] : [kind === "outcome" ? words.overrideOutcome : number > 1 ? words.overrideAgain : words.override, words.overrideHint];
  const label = (name: string) => (name.startsWith("note") ? words.note : override);
  const language = (name: string) => (name.endsWith("Da") ? "da" : "en");
  return (
    <form method="post" action={`${action}#${id}`} id={id} className="sp-stack" noValidate data-once="">
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {again?.overtaken ? <Alert kind="warning" heading={words.changedMeanwhile} headingLevel={null} role="alert" focus /> : null}
      <FormErrors errors={[...asked, "confirmed", "publish"].map((name) => ({ field: name === "publish" ? id : fieldId(name), text: error(name), label: name === "publish" ? undefined : labelInSummary(again?.errors[name], name === "confirmed" ? words.confirm : label(name)) }))} />
      {again ? <CprWarning texts={asked.map((name) => typedOf(again, name) ?? "")} /> : null}
      <input type="hidden" name="seen" value={begunFrom(again, "seen", seen)} />
      <input type="hidden" name="number" value={begunFrom(again, "number", number)} />
      {asked.map((name) => (
        <TextArea key={name} id={fieldId(name)} name={name} rows={4} lang={language(name)} label={`${label(name)} ${bothLanguages ? `(${language(name) === "da" ? words.inDanish : words.inEnglish})` : ""}`} hint={name === asked.find((each) => label(each) === label(name)) ? (name.startsWith("note") ? words.noteHint : overrideHint) : undefined}
          defaultValue={typedOf(again, name) ?? ""} error={error(name)} count={characterLimit(m, max(name))} />
      ))}
      <CheckBoxGroup id={fieldId("confirmed")} name="confirmed" legend={words.confirm} options={[{ value: "yes", label: words.confirmHint[kind] }]} values={typedOf(again, "confirmed") === "yes" ? ["yes"] : []} error={error("confirmed")} />
      <div className="sp-actions"><Button name="intent" value={`publish_${kind}`}>{words.publish[kind]}</Button></div>
    </form>
  );
}
