import type { ReactNode } from "react";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import type { SecondFactorView } from "#app/domain/accounts/get-second-factor.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { QrCode } from "./qr-code.tsx";

type PartProps = { view: SecondFactorView; path: string; errors: FieldErrors };

function PasswordField({ errors, id }: { errors: FieldErrors; id?: string }) {
  const { m } = useLocale();
  return <Field id={id} name="password" kind="password" label={m.settings.password} hint={m.settings.passwordAgainHint} error={fieldError(m, errors.password)} autoComplete="current-password" />;
}

function CodeField({ errors, id }: { errors: FieldErrors; id?: string }) {
  const { m } = useLocale();
  const words = m.settings.secondFactor;
  return <Field id={id} name="code" label={words.code} hint={words.codeHint} error={fieldError(m, errors.code)} inputMode="numeric" autoComplete="one-time-code" width="s" spellCheck={false} />;
}

/** A form of the page, with its errors on top. `fields` are the ids of its inputs by name. */
function Part({ path, intent, errors, fields, children }: { path: string; intent: string; errors: FieldErrors; fields: Record<string, string>; children: ReactNode }) {
  const { m } = useLocale();
  return (
    <form method="post" action={path} className="sp-stack" noValidate data-once="">
      <FormErrors errors={Object.entries(fields).map(([name, field]) => ({ field, text: fieldError(m, errors[name]) }))} />
      <input type="hidden" name="intent" value={intent} />
      {children}
    </form>
  );
}

/** Before it is set up: what is needed, and the way to begin. */
export function BeginSecondFactor({ view, path, errors }: PartProps) {
  const words = useLocale().m.settings.secondFactor;
  return (
    <Part path={path} intent="begin" errors={errors} fields={{ password: getFieldId("password") }}>
      <p>{words.need}</p>
      {view.asksPassword ? <PasswordField errors={errors} /> : null}
      <div className="sp-actions"><Button>{words.begin}</Button></div>
    </Part>
  );
}

/** While it is set up: the secret for the app, as picture and as text, and the first code. */
export function SetUpSecondFactor({ view, path, errors }: PartProps) {
  const words = useLocale().m.settings.secondFactor;
  return (
    <>
      <section className="sp-section">
        <h2>{words.scanTitle}</h2>
        <p>{words.scan}</p>
        <QrCode text={view.uri} label={words.qr} />
        <p><a className="sp-tap" href={view.uri}>{words.openApp}</a></p>
        <Details summary={words.type}>
          <p>{words.typeText}</p>
          <p><code className="sp-code">{view.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code></p>
        </Details>
      </section>
      <section className="sp-section">
        <h2>{words.codeTitle}</h2>
        <Part path={path} intent="confirm" errors={errors} fields={{ code: getFieldId("code") }}>
          <CodeField errors={errors} />
          <div className="sp-actions"><Button>{words.confirm}</Button></div>
        </Part>
      </section>
      <Details summary={words.again} open={errors.password !== undefined}>
        <Part path={path} intent="begin" errors={errors.password ? errors : {}} fields={{ password: getFieldId("password") }}>
          {view.asksPassword ? <PasswordField errors={errors} /> : null}
          <div className="sp-actions"><Button kind="secondary">{words.again}</Button></div>
        </Part>
      </Details>
    </>
  );
}

/** Once it is on: recovery codes, and the way to turn it off. `intent` is the form that came back. */
export function SecondFactorIsOn({ view, path, errors, intent }: PartProps & { intent: string | null }) {
  const { locale, m } = useLocale();
  const words = m.settings.secondFactor;
  const errorsOf = (name: string) => (intent === name ? errors : {});
  return (
    <>
      <section className="sp-section">
        <h2>{words.onTitle}</h2>
        <p>{view.since ? words.onSince(format.date(locale, view.since)) : null}. {words.codesLeft(view.codesLeft)}</p>
      </section>
      <Details summary={words.renewTitle} open={intent === "renew"}>
        <p>{words.renewText}</p>
        <Part path={path} intent="renew" errors={errorsOf("renew")} fields={{ code: "renew-code" }}>
          <CodeField errors={errorsOf("renew")} id="renew-code" />
          <div className="sp-actions"><Button kind="secondary">{words.renew}</Button></div>
        </Part>
      </Details>
      <Details summary={words.offTitle} open={intent === "off"}>
        {view.isNeeded ? <p>{words.offNeeded}</p> : (
          <>
            <p>{words.offText}</p>
            <Part path={path} intent="off" errors={errorsOf("off")} fields={{ password: "off-password", code: "off-code" }}>
              {view.hasPassword ? <PasswordField errors={errorsOf("off")} id="off-password" /> : null}
              <CodeField errors={errorsOf("off")} id="off-code" />
              <div className="sp-actions"><Button kind="warning">{words.off}</Button></div>
            </Part>
          </>
        )}
      </Details>
    </>
  );
}
