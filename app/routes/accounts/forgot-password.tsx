import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { requestPasswordReset } from "#app/domain/accounts/request-password-reset.server.ts";
import { emailInput } from "#app/domain/accounts/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ sent: z.literal("1").optional().catch(undefined), email: z.string().max(254).optional().catch(undefined) });

export const loader = page({ access: "public", query }, async ({ query, platform }) => ({ sentTo: query.sent === "1" ? (emailInput.safeParse(query.email).data ?? "") : null, isDemo: platform.env.SAMPLAN_MODE === "demo" }));

export const action = form({ access: "public" }, async ({ ctx, fields }) => {
  const input = z.object({ email: emailInput }).safeParse(fields);
  if (!input.success) return formAgain({ email: typeof fields.email === "string" ? fields.email : "", problem: input.error.issues[0]!.message });
  await requestPasswordReset(ctx, input.data.email);
  throw redirect(withQuery(`/${ctx.locale}/forgot-password`, { sent: "1", email: input.data.email }), 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { sentTo }) => (sentTo ? m.accounts.checkMail.title : m.accounts.forgot.title));

export default function ForgotPassword() {
  const { sentTo, isDemo } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { forgot } = m.accounts;
  const error = fieldError(m, again?.problem);
  if (sentTo !== null && !again) {
    return (
      <div className="sp-measure sp-stack">
        <PageHeading title={forgot.sentTitle} />
        <Alert kind="info" heading={sentTo ? forgot.sentTo(sentTo) : forgot.sent} role="status" focus />
        <p>{forgot.nothing}</p>
        <div className="sp-actions">{isDemo ? <Button href={`/${locale}/demo/mail`} kind="secondary">{m.shell.demoMail}</Button> : null}<Button href={`/${locale}/sign-in`} kind="secondary">{m.shell.signIn}</Button></div>
      </div>
    );
  }
  return (
    <div className="sp-measure">
      <PageHeading title={forgot.title} lead={forgot.lead} />
      <form method="post" action={`/${locale}/forgot-password`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("email"), text: error }]} />
        <Field name="email" kind="email" label={m.accounts.signIn.email} defaultValue={again?.email ?? ""} error={error} autoComplete="username" spellCheck={false} />
        <div className="sp-actions"><Button>{forgot.submit}</Button></div>
      </form>
      <p><a href={`/${locale}/sign-in`}>{forgot.back}</a></p>
    </div>
  );
}
