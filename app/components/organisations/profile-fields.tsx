import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { organisationNameLimit } from "#app/domain/accounts/schema.ts";
import type { ProfileForm } from "#app/domain/organisations/queries.server.ts";
import { organisationLimits } from "#app/domain/organisations/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";

const names = ["name", "cvr", "website", "description", "emailDomain"] as const;

/** What an organisation says of itself. The number of a verified one stands fast, and its name says what a change costs. */
export function ProfileFields({ organisation, ownDomain, addressIsPublic, again }: ProfileForm & { again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.organisations.edit;
  const limits: Record<string, number> = { name: organisationNameLimit, website: organisationLimits.website, description: organisationLimits.description };
  const value = (name: (typeof names)[number]) => typedOf(again, name) ?? organisation[name] ?? "";
  const error = (name: (typeof names)[number]) => fieldError(m, again?.errors[name], { max: limits[name] ?? 0, value: value(name) });
  const labels = { ...words, emailDomain: words.domain };
  const domains = [...new Set([organisation.emailDomain, ownDomain])].filter((domain) => domain !== null);
  return (
    <>
      <FormErrors errors={names.map((name) => ({ field: getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], labels[name]) }))} />
      <Field name="name" label={words.name} hint={organisation.verified ? words.nameVerifiedHint : words.nameHint} defaultValue={value("name")} error={error("name")} autoComplete="organization" />
      {organisation.verified ? (
        <>
          <input type="hidden" name="cvr" value={organisation.cvr} />
          <div className="form-group" id={getFieldId("cvr")}><p className="form-label">{words.cvr}</p><p>{organisation.cvr}</p><p className="form-hint">{words.cvrFixed}</p></div>
        </>
      ) : <Field name="cvr" label={words.cvr} hint={words.cvrHint} defaultValue={value("cvr")} error={error("cvr")} inputMode="numeric" width="s" autoComplete="off" />}
      <Field name="website" kind="text" inputMode="url" label={words.website} mark={`(${m.forms.optional})`} hint={words.websiteHint} defaultValue={value("website")} error={error("website")} autoComplete="url" spellCheck={false} />
      <TextArea name="description" label={words.description} mark={`(${m.forms.optional})`} hint={words.descriptionHint} rows={6} defaultValue={value("description")} error={error("description")} count={characterLimit(m, organisationLimits.description)} />
      <RadioGroup name="emailDomain" legend={words.domain} hint={words.domainHint} value={value("emailDomain")} error={error("emailDomain")} options={[{ value: "", label: words.domainNone }, ...domains.map((domain) => ({ value: domain, label: words.domainOf(domain) }))]} />
      {addressIsPublic ? <p className="form-hint">{words.domainPublic}</p> : null}
    </>
  );
}
