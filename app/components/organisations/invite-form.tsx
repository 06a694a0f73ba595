import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { memberRoles } from "#db/values.ts";

/** Invites somebody by e-mail, as what they shall be. */
export function InviteForm({ path, again }: { path: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.organisations.members;
  const errors = { email: fieldError(m, again?.errors.email === "email_missing" ? "colleague_email_missing" : again?.errors.email), role: fieldError(m, again?.errors.role) };
  return (
    <section className="sp-section" aria-labelledby="invite">
      <h2 id="invite">{words.invite}</h2>
      <p>{words.inviteText}</p>
      <form method="post" action={`${path}#invite`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("email"), text: errors.email }, { field: getFieldId("role"), text: errors.role }]} />
        <Field name="email" kind="email" label={words.email} defaultValue={typedOf(again, "email") ?? ""} error={errors.email} autoComplete="off" spellCheck={false} />
        <RadioGroup name="role" legend={words.role} value={typedOf(again, "role") ?? "member"} error={errors.role} options={memberRoles.map((role) => ({ value: role, label: capitalised(m.organisations.roles[role]), hint: capitalised(m.organisations.rolesMay[role]) }))} />
        <div className="sp-actions"><Button name="intent" value="invite">{words.sendInvitation}</Button></div>
      </form>
    </section>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
