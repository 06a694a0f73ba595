import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Select } from "#app/components/ui/select.tsx";
import type { PersonPage } from "#app/domain/people/get-person.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { roles } from "#db/values.ts";

type Props = { person: PersonPage; errors: FieldErrors; typed: { role?: string; scope?: string } };

/** Gives somebody a role. Only what this reader may give is offered. */
export function GrantForm({ person, errors, typed }: Props) {
  const { locale, m } = useLocale();
  const words = m.admin.person;
  if (person.noGrants) return <Alert kind="info" heading={words.noGrants[person.noGrants]} headingLevel={3} />;
  const offered = roles.filter((role) => person.grantable.some((each) => each.roles.includes(role)));
  const scopes = person.grantable.map(({ scope, plan }) => ({ value: scope, label: plan?.text ?? m.admin.wholePlatform }));
  // With one thing to choose from it is chosen; with several, nobody gets a role because it was the first in the list.
  const only = <T,>(values: readonly T[]) => (values.length === 1 ? values[0] : undefined);
  const [roleError, scopeError] = [fieldError(m, errors.role), fieldError(m, errors.scope)];
  return (
    <form method="post" action={`/${locale}/admin/people/${person.id}#grant`} id="grant" className="sp-stack" noValidate data-once="">
      <FormErrors errors={[{ field: getFieldId("role"), text: roleError }, { field: getFieldId("scope"), text: scopeError }]} />
      <RadioGroup name="role" legend={words.roleLegend} error={roleError} value={typed.role ?? only(offered) ?? null} options={offered.map((role) => ({ value: role, label: m.admin.roles[role], hint: words.roleHints[role] }))} />
      <Select name="scope" label={words.scope} error={scopeError} defaultValue={typed.scope ?? ""} options={scopes.length === 1 ? scopes : [{ value: "", label: words.chooseScope }, ...scopes]} />
      <p>{words.grantHint(person.name)}</p>
      <div className="sp-actions"><Button name="intent" value="grant">{words.grant}</Button></div>
    </form>
  );
}
