import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { initiativeLimits as limits } from "#app/domain/initiatives/limits.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { authorityRoles, authoritySectors } from "#db/values.ts";

/** Names an authority or another party that carries an initiative out. */
export function NamePartyForm({ action, again }: { action: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.parties;
  const { authorityRoles: roles, authoritySectors: sectors } = m.initiativeTemplate;
  const value = (name: string) => typedOf(again, name) ?? "";
  const error = (name: string) => fieldError(m, again?.errors[name], { max: limits.authorityName, value: value(name) });
  const refused = again?.errors.refused ? words.refusals[again.errors.refused] : undefined;
  const names = { partyName: words.name, role: words.role, sector: words.sector, partyEmail: words.email };
  return (
    <form method="post" action={action} className="sp-stack" noValidate data-once="" aria-label={words.add}>
      {refused ? <Alert kind="warning" heading={refused} headingLevel={null} role="alert" focus /> : null}
      <FormErrors errors={Object.entries(names).map(([name, label]) => ({ field: getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], label) }))} />
      <Field name="partyName" label={words.name} defaultValue={value("partyName")} error={error("partyName")} autoComplete="off" />
      <RadioGroup name="role" legend={words.role} inline value={value("role")} error={error("role")} options={authorityRoles.map((each) => ({ value: each, label: roles[each] }))} />
      <RadioGroup name="sector" legend={words.sector} inline value={value("sector")} error={error("sector")} options={authoritySectors.map((each) => ({ value: each, label: sectors[each] }))} />
      <Field name="partyEmail" kind="email" label={words.email} hint={words.emailHint} mark={m.initiativeDesk.editor.optional} defaultValue={value("partyEmail")} error={error("partyEmail")} autoComplete="off" />
      <div className="sp-actions"><Button name="intent" value="name-party" kind="secondary">{words.send}</Button></div>
    </form>
  );
}
