import { SignUpFields } from "#app/components/shell/sign-up-fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { ParticipantType } from "#db/values.ts";

type Props = { here: string; provider: string; type: ParticipantType; values: Record<string, string>; errors: FieldErrors };

/** Sign-up with a login of a provider: what it said is filled in, and may be changed. */
export function NewAccount({ here, provider, type, values, errors }: Props) {
  const { m } = useLocale();
  const { fresh } = m.identity;
  const { signUp } = m.accounts;
  return (
    <div className="sp-measure">
      <PageHeading title={fresh.title2(provider)} lead={fresh.prefilled(provider)} />
      <form method="post" action={here} className="sp-stack" noValidate data-once="">
        <p>{signUp.asType(m.words.participantTypes[type])} · <a href={here}>{signUp.changeType}</a></p>
        <input type="hidden" name="intent" value="register" />
        <input type="hidden" name="participantType" value={type} />
        <SignUpFields isOrganisation={type !== "citizen"} values={values} errors={errors} asksPassword={false} />
        <div className="sp-actions"><Button>{signUp.submit}</Button></div>
      </form>
      <p><a href={here}>{fresh.backToChoice}</a></p>
    </div>
  );
}
