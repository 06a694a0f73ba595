import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { organisationLimits } from "#app/domain/organisations/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";

type Props = { path: string; version: number; again: ActAgain | undefined };

/** Says that an organisation is who it says it is, as it was seen on this page. */
export function VerifyForm({ path, version, again }: Props) {
  const { m } = useLocale();
  const words = m.organisations.admin;
  return (
    <section className="sp-section" aria-labelledby="verify">
      <h2 id="verify">{words.verify}</h2>
      <p>{words.verifyText}</p>
      <form method="post" action={`${path}#verify`} className="sp-stack" data-once="">
        <FormErrors errors={[{ field: "verify", text: fieldError(m, again?.errors.verify) }]} />
        <input type="hidden" name="version" value={version} />
        <div className="sp-actions"><Button name="intent" value="verify">{words.verify}</Button></div>
      </form>
    </section>
  );
}

/** Takes the verification back, with a reason that the representatives read. */
export function UnverifyForm({ path, version, again }: Props) {
  const { m } = useLocale();
  const words = m.organisations.admin;
  const note = typedOf(again, "note") ?? "";
  const error = fieldError(m, again?.errors.note, { max: organisationLimits.note, value: note });
  return (
    <section className="sp-section" aria-labelledby="unverify">
      <h2 id="unverify">{words.unverify}</h2>
      <p>{words.unverifyText}</p>
      <form method="post" action={`${path}#unverify`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("note"), text: error }]} />
        <input type="hidden" name="version" value={version} />
        <TextArea name="note" label={words.note} rows={4} defaultValue={note} error={error} count={characterLimit(m, organisationLimits.note)} />
        <div className="sp-actions"><Button name="intent" value="unverify" kind="warning">{words.unverify}</Button></div>
      </form>
    </section>
  );
}
