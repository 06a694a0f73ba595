import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { IdentityProblem } from "./problems.ts";
import { IdentityProblemAlert } from "./sign-in-providers.tsx";

type Props = { here: string; provider: string; person: { name: string; asks: "password" | "sign_in_again" | null }; errors: FieldErrors; problem: IdentityProblem | null };

/** Of somebody who is signed in and came with a login that no account has: is it to be connected to this account? */
export function ConnectSignedIn({ here, provider, person: { name, asks }, errors, problem }: Props) {
  const { locale, m } = useLocale();
  const { fresh } = m.identity;
  const wrong = fieldError(m, errors.password);
  return (
    <div className="sp-measure">
      <PageHeading title={fresh.title(provider)} />
      <IdentityProblemAlert problem={problem} />
      <h2>{fresh.connectHeading(name)}</h2>
      {asks === "sign_in_again" ? <p>{fresh.signInAgain}</p> : (
        <form method="post" action={here} className="sp-stack" noValidate data-once="">
          <FormErrors errors={[{ field: getFieldId("password"), text: wrong }]} />
          <p>{fresh.connectText(provider)}</p>
          <input type="hidden" name="intent" value="connect" />
          {asks === "password" ? <Field name="password" kind="password" label={fresh.password} hint={fresh.passwordHint} error={wrong} autoComplete="current-password" /> : null}
          <div className="sp-actions"><Button>{fresh.connect(provider)}</Button></div>
        </form>
      )}
      <p>{fresh.notYou} <a href={`/${locale}/sign-out`}>{m.shell.signOut}</a></p>
    </div>
  );
}
