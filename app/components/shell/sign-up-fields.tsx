import { FormErrors } from "./form-errors.tsx";
import { fieldError, labelInSummary } from "./field-error.ts";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";

const limits: Record<string, number> = { organisationName: 120, name: 80 };

/** The inputs of sign-up after the type is chosen: of an organisation its name and CVR number too. */
export function SignUpFields({ isOrganisation, values, errors, asksPassword = true }: { isOrganisation: boolean; values: Record<string, string>; errors: FieldErrors; asksPassword?: boolean }) {
  const { m } = useLocale();
  const { signUp } = m.accounts;
  const names = [...(isOrganisation ? ["organisationName", "cvr"] as const : []), "name", "email", ...(asksPassword ? ["password"] as const : [])] as const;
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: fieldError(m, errors[name], { max: limits[name] ?? 0, value: values[name] ?? "" }) });
  return (
    <>
      <FormErrors errors={names.map((name) => ({ field: getFieldId(name), text: field(name).error, label: labelInSummary(errors[name], signUp[name]) }))} />
      {isOrganisation ? (
        <>
          <Field {...field("organisationName")} label={signUp.organisationName} hint={signUp.organisationHint} autoComplete="organization" />
          <Field {...field("cvr")} label={signUp.cvr} hint={signUp.cvrHint} inputMode="numeric" width="s" autoComplete="off" />
        </>
      ) : null}
      <Field {...field("name")} label={signUp.name} hint={signUp.nameHint} autoComplete="name" />
      <Field {...field("email")} kind="email" label={signUp.email} hint={signUp.emailHint} autoComplete="email" spellCheck={false} />
      {asksPassword ? <Field {...field("password")} defaultValue="" kind="password" label={signUp.password} hint={signUp.passwordHint} autoComplete="new-password" /> : null}
    </>
  );
}
