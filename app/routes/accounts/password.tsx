import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { changePassword } from "#app/domain/accounts/change-password.server.ts";
import { getSecurity } from "#app/domain/accounts/get-security.server.ts";
import { requestPasswordReset } from "#app/domain/accounts/request-password-reset.server.ts";
import { typedPassword } from "#app/domain/accounts/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ sent: z.literal("1").optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query, scope }) => {
  const { id } = await scope.findSession();
  const { hasPassword, isDemo, email } = await getSecurity(ctx, id);
  return { hasPassword, isDemo, email, sent: query.sent === "1" };
});

export const action = form({ access: "participant" }, async ({ ctx, fields, scope }) => {
  const { id: sessionId } = await scope.findSession();
  if (fields.intent === "link") {
    await requestPasswordReset(ctx, (await getSecurity(ctx, sessionId)).email);
    throw redirect(`/${ctx.locale}/account/password?sent=1`, 303);
  }
  const result = await changePassword(ctx, { sessionId, password: typedPassword.parse(fields.password), newPassword: typedPassword.parse(fields.newPassword) });
  if (!result.ok) {
    const { reason } = result;
    const isNew = reason === "password_short" || reason === "password_long" || reason === "password_common";
    return formAgain({ errors: isNew ? { newPassword: reason, password: undefined } : { password: reason, newPassword: undefined } });
  }
  throw redirect(`/${ctx.locale}/account/security?done=password`, 303);
});

export const meta = titled((m) => m.settings.changePassword.title);

export default function Password() {
  const { hasPassword, isDemo, email, sent } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.settings.changePassword;
  const errors = { password: fieldError(m, again?.errors.password), newPassword: fieldError(m, again?.errors.newPassword) };
  return (
    <AccountPage>
      <PageHeading before={<BackLink href={`/${locale}/account/security`}>{m.settings.nav.security}</BackLink>} title={words.title} lead={hasPassword ? words.lead : undefined} />
      {sent ? <Alert kind="success" heading={words.linkSent(email)} role="status" focus /> : null}
      {isDemo ? <Alert kind="info" heading={m.settings.demoShared} /> : hasPassword ? (
        <form method="post" action={`/${locale}/account/password`} className="sp-stack" noValidate data-once="">
          <FormErrors errors={[{ field: getFieldId("password"), text: errors.password }, { field: getFieldId("newPassword"), text: errors.newPassword }]} />
          <Field name="password" kind="password" label={words.current} error={errors.password} autoComplete="current-password" />
          <Field name="newPassword" kind="password" label={words.new} hint={m.accounts.signUp.passwordHint} error={errors.newPassword} autoComplete="new-password" />
          <div className="sp-actions"><Button>{words.submit}</Button></div>
        </form>
      ) : (
        <form method="post" action={`/${locale}/account/password`} className="sp-stack" data-once="">
          <p>{words.none}</p>
          <div className="sp-actions"><Button name="intent" value="link">{words.sendLink}</Button></div>
        </form>
      )}
      {hasPassword && !isDemo ? <p><a href={`/${locale}/forgot-password`}>{m.accounts.signIn.forgot}</a></p> : null}
    </AccountPage>
  );
}
