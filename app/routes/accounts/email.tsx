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
import { getSecurity } from "#app/domain/accounts/get-security.server.ts";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server.ts";
import { emailChangeInput, emailInput } from "#app/domain/accounts/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ sent: z.string().max(254).optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query, scope }) => {
  const { id } = await scope.findSession();
  const { email, hasPassword, isDemo } = await getSecurity(ctx, id);
  return { email, hasPassword, isDemo, sentTo: emailInput.safeParse(query.sent).data ?? null };
});

export const action = form({ access: "participant" }, async ({ ctx, fields, scope }) => {
  const { id: sessionId } = await scope.findSession();
  const email = typeof fields.email === "string" ? fields.email : "";
  const again = (errors: FieldErrors) => formAgain({ email, errors });
  const input = emailChangeInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const result = await requestEmailChange(ctx, { sessionId, ...input.data });
  if (!result.ok) return again(result.reason === "email_same" ? { email: result.reason } : { password: result.reason });
  throw redirect(withQuery(`/${ctx.locale}/account/email`, { sent: input.data.email }), 303);
});

export const meta = titled((m) => m.settings.changeEmail.title);

export default function Email() {
  const { email, hasPassword, isDemo, sentTo } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.settings.changeEmail;
  const errors = { email: fieldError(m, again?.errors.email === "email_missing" ? "new_email_missing" : again?.errors.email), password: fieldError(m, again?.errors.password) };
  return (
    <AccountPage>
      <PageHeading before={<BackLink href={`/${locale}/account/security`}>{m.settings.nav.security}</BackLink>} title={words.title} />
      {sentTo && !again ? <Alert kind="success" heading={words.sent(sentTo)} role="status" focus><p>{words.sentText}</p></Alert> : null}
      <p>{words.now} <strong>{email}</strong></p>
      {isDemo ? <Alert kind="info" heading={m.settings.demoShared} /> : (
        <form method="post" action={`/${locale}/account/email`} className="sp-stack" noValidate data-once="">
          <FormErrors errors={[{ field: getFieldId("email"), text: errors.email }, { field: getFieldId(hasPassword ? "password" : "email"), text: errors.password }]} />
          <Field name="email" kind="email" label={words.new} hint={words.newHint} defaultValue={again?.email ?? ""} error={errors.email ?? (hasPassword ? undefined : errors.password)} autoComplete="email" spellCheck={false} />
          {hasPassword ? <Field name="password" kind="password" label={m.settings.password} hint={m.settings.passwordAgainHint} error={errors.password} autoComplete="current-password" /> : null}
          <div className="sp-actions"><Button>{words.submit}</Button></div>
        </form>
      )}
    </AccountPage>
  );
}
