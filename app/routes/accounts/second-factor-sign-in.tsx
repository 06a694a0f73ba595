import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findSecondFactorGate } from "#app/domain/accounts/find-second-factor.server.ts";
import { shownCodeInput } from "#app/domain/accounts/schema.ts";
import { showSecondFactor } from "#app/domain/accounts/show-second-factor.server.ts";
import type { Context } from "#app/domain/context.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { beginSession, halfSignedIn } from "#app/server/begin-session.server.ts";
import type { RequestScope } from "#app/server/request-scope.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ returnTo: z.string().max(2_000).optional().catch(undefined) });

/** Who has shown the first factor here, as long as neither the password nor the second factor was changed since. */
async function findHalfSignedIn(ctx: Context, scope: RequestScope, request: Request) {
  const half = halfSignedIn.read(scope, request);
  const gate = half && (await findSecondFactorGate(ctx, half.userId));
  return half && gate?.isAsked && gate.mark === half.mark ? half : null;
}

export const loader = page({ access: "public", query }, async ({ ctx, query, request, scope }) => {
  const returnTo = safeReturnPath(query.returnTo, "");
  if (ctx.actor.kind === "person") throw redirect(returnTo || `/${ctx.locale}/account`);
  if (!(await findHalfSignedIn(ctx, scope, request))) throw redirect(withQuery(`/${ctx.locale}/sign-in`, { late: "1", returnTo }));
  return { returnTo };
});

export const action = form({ access: "public" }, async ({ ctx, fields, request, scope }) => {
  const half = await findHalfSignedIn(ctx, scope, request);
  if (!half) {
    const returnTo = safeReturnPath(fields.returnTo, "");
    // Pressed twice: the first one has signed in.
    throw redirect(ctx.actor.kind === "person" ? returnTo || `/${ctx.locale}` : withQuery(`/${ctx.locale}/sign-in`, { late: "1", returnTo }), 303);
  }
  const input = shownCodeInput.safeParse(fields);
  const again = (errors: FieldErrors, wait = 0) => formAgain({ errors, wait, isRecovery: Boolean(fields.recoveryCode) }, wait > 0 ? 429 : 400);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const result = await showSecondFactor(ctx, half.userId, input.data);
  if (!result.ok && result.reason === "wait") {
    scope.headers["Retry-After"] = String(result.seconds);
    return again({}, result.seconds);
  }
  if (!result.ok) return again(input.data.recoveryCode ? { recoveryCode: "recovery_code_wrong" } : { code: result.reason });
  throw await beginSession(scope, request, half.userId, { method: half.method, secondFactor: true, returnTo: half.returnTo });
});

export const meta = titled((m) => m.accounts.secondFactorSignIn.title);

export default function SecondFactorSignIn() {
  const { returnTo } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.accounts.secondFactorSignIn;
  const errors = { code: fieldError(m, again?.errors.code), recoveryCode: fieldError(m, again?.errors.recoveryCode) };
  return (
    <div className="sp-measure">
      <PageHeading title={words.title} lead={words.lead} />
      {again?.wait ? <Alert kind="warning" heading={m.accounts.signIn.waitTitle} role="alert" focus><p>{m.shell.errors.too_many.text(again.wait)}</p></Alert> : null}
      <form method="post" action={withQuery(`/${locale}/sign-in/second-factor`, { returnTo })} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("code"), text: errors.code }, { field: getFieldId("recoveryCode"), text: errors.recoveryCode }]} />
        <input type="hidden" name="returnTo" value={returnTo} />
        <Field name="code" label={words.code} hint={words.codeHint} error={errors.code} inputMode="numeric" autoComplete="one-time-code" width="s" spellCheck={false} />
        <Details summary={words.lost} open={again?.isRecovery}>
          <Field name="recoveryCode" label={words.recoveryCode} hint={words.recoveryHint} error={errors.recoveryCode} autoComplete="off" width="m" spellCheck={false} />
        </Details>
        <div className="sp-actions"><Button>{words.submit}</Button></div>
      </form>
      <p><a href={withQuery(`/${locale}/sign-in`, { returnTo })}>{words.other}</a></p>
    </div>
  );
}
