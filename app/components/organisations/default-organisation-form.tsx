import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import type { OwnOrganisation } from "#app/domain/organisations/get-own-organisations.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** For whom one writes when one does not say otherwise. */
export function DefaultOrganisationForm({ path, own, defaultId, again }: { path: string; own: readonly OwnOrganisation[]; defaultId: string | null; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.organisations.own;
  const error = fieldError(m, again?.errors.organisation);
  return (
    <section className="sp-section" aria-labelledby="default">
      <h2 id="default">{words.defaultTitle}</h2>
      <form method="post" action={`${path}#default`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("organisation"), text: error }]} />
        <RadioGroup name="organisation" legend={words.defaultLegend} hint={words.defaultHint} error={error} value={typedOf(again, "organisation") ?? defaultId ?? ""} options={[{ value: "", label: words.defaultSelf }, ...own.map(({ id, name }) => ({ value: id, label: <span dir="auto">{words.defaultFor(name)}</span> }))]} />
        <div className="sp-actions"><Button name="intent" value="default">{words.defaultSubmit}</Button></div>
      </form>
    </section>
  );
}
