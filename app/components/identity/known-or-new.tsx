import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ChoiceCards } from "#app/components/ui/choice-cards.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { participantTypes } from "#db/values.ts";

type Props = { here: string; provider: string; errors: FieldErrors; typeMissing: boolean; sent: boolean; email: string; isProfessional: boolean };

/** Of somebody with a login that no account has: have they an account, or are they new? */
export function KnownOrNew({ here, provider, errors, typeMissing, sent, email, isProfessional }: Props) {
  const { locale, m } = useLocale();
  const { fresh } = m.identity;
  const { signUp } = m.accounts;
  const emailError = fieldError(m, errors.email);
  const missing = typeMissing ? m.forms.fieldErrors.participant_missing : undefined;
  // An employee speaks most often for the employer.
  const types = isProfessional ? [...participantTypes.filter((each) => each !== "citizen"), "citizen" as const] : participantTypes;
  return (
    <div className="sp-measure">
      <PageHeading title={fresh.title(provider)} lead={fresh.lead(provider)} />
      <FormErrors errors={[{ field: getFieldId("email"), text: emailError }, { field: getFieldId("type"), text: missing }]} />
      {sent ? <Alert kind="success" role="status" focus heading={fresh.linkSent}>{fresh.linkSentText}</Alert> : null}
      <section>
        <h2>{fresh.have}</h2>
        <p>{fresh.haveText(provider)}</p>
        <div className="sp-actions"><Button kind="secondary" href={withQuery(`/${locale}/sign-in`, { returnTo: here })}>{fresh.byPassword}</Button></div>
        <Details summary={fresh.byMail} open={emailError !== undefined}>
          <form method="post" action={here} className="sp-stack" noValidate data-once="">
            <p>{fresh.byMailText}</p>
            <input type="hidden" name="intent" value="mail" />
            <Field name="email" kind="email" label={fresh.email} defaultValue={email} error={emailError} autoComplete="email" spellCheck={false} />
            <div className="sp-actions"><Button kind="secondary">{fresh.sendLink}</Button></div>
          </form>
        </Details>
      </section>
      <section>
        <h2>{fresh.isNew}</h2>
        <p>{fresh.isNewText}</p>
        <form method="get" action={here} className="sp-stack" noValidate>
          <input type="hidden" name="asked" value="1" />
          <ChoiceCards name="type" legend={signUp.typeLegend} error={missing} options={types.map((each) => ({ value: each, icon: each, title: signUp.types[each].title, text: signUp.types[each].text }))} />
          <div className="sp-actions"><Button>{signUp.continue}</Button></div>
        </form>
      </section>
    </div>
  );
}
