import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { isResetLinkOpen, resetPassword } from "#app/domain/accounts/reset-password.server.ts";
import { typedPassword } from "#app/domain/accounts/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { beginSession } from "#app/server/begin-session.server.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ token: z.string().max(100).catch("") });

export const loader = page({ access: "public", query }, async ({ ctx, query }) => ({ token: query.token, isOpen: await isResetLinkOpen(ctx, query.token) }));

export const action = form({ access: "public" }, async ({ ctx, fields, request, scope }) => {
  const token = typeof fields.token === "string" ? fields.token.slice(0, 100) : "";
  const result = await resetPassword(ctx, token, typedPassword.parse(fields.newPassword));
  if (!result.ok) return formAgain({ token, problem: result.reason });
  // The mailbox was one proof; where the account asks for two, both are shown at sign-in.
  if (result.value.hasSecondFactor) throw redirect(`/${ctx.locale}/sign-in?changed=1`, 303);
  throw await beginSession(scope, request, result.value.userId, { method: "email_link", secondFactor: false, returnTo: `/${ctx.locale}/account/security?done=password` });
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>(({ accounts: { reset } }, { isOpen }) => (isOpen ? reset.title : reset.spentTitle));

export default function ResetPassword() {
  const { token, isOpen } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { reset } = m.accounts;
  if (again ? again.problem === "link_spent" : !isOpen) {
    return <div className="sp-measure"><PageHeading title={reset.spentTitle} lead={reset.spentText} /><div className="sp-actions"><Button href={`/${locale}/forgot-password`}>{reset.newLink}</Button><Button href={`/${locale}/sign-in`} kind="secondary">{m.shell.signIn}</Button></div></div>;
  }
  const error = fieldError(m, again?.problem);
  return (
    <div className="sp-measure">
      <PageHeading title={reset.title} lead={reset.lead} />
      <form method="post" action={`/${locale}/reset-password`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("newPassword"), text: error }]} />
        <input type="hidden" name="token" value={again?.token ?? token} />
        <Field name="newPassword" kind="password" label={m.settings.changePassword.new} hint={m.accounts.signUp.passwordHint} error={error} autoComplete="new-password" />
        <div className="sp-actions"><Button>{reset.submit}</Button></div>
      </form>
    </div>
  );
}
