import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { identityProblems } from "#app/components/identity/problems.ts";
import { IdentityProblemAlert, SignInProviders } from "#app/components/identity/sign-in-providers.tsx";
import { DemoPeople } from "#app/components/shell/demo-people.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listDemoPeople } from "#app/domain/accounts/list-demo-people.server.ts";
import { signInInput } from "#app/domain/accounts/schema.ts";
import { authenticate } from "#app/domain/accounts/sign-in.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { listProviders } from "#app/server/identity-view.server.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ returnTo: z.string().max(2_000).optional().catch(undefined), problem: z.enum(identityProblems).nullable().catch(null) });

export const loader = page({ access: "public", query }, async ({ ctx, query, platform }) => {
  const returnTo = safeReturnPath(query.returnTo, "");
  if (ctx.actor.kind === "person") throw redirect(returnTo || `/${ctx.locale}/account`);
  return { returnTo, problem: query.problem, providers: listProviders(platform, ctx.locale), demoPeople: platform.env.SAMPLAN_MODE === "demo" ? await listDemoPeople(ctx) : [] };
});

export const action = form({ access: "public" }, async ({ ctx, fields, request, platform }) => {
  const returnTo = safeReturnPath(fields.returnTo, "");
  const again = (errors: FieldErrors) => formAgain({ email: typeof fields.email === "string" ? fields.email : "", returnTo, errors });
  const input = signInInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const result = await authenticate(ctx, input.data);
  if (!result.ok) return again({ email: result.reason });
  const cookie = await platform.sessions.start(result.value.userId, request.headers.get("cookie"));
  throw redirect(returnTo || `/${ctx.locale}`, { status: 303, headers: { "Set-Cookie": cookie } });
});

export const meta = titled((m) => m.accounts.signIn.title);

export default function SignIn() {
  const loaded = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { signIn } = m.accounts;
  const returnTo = again?.returnTo ?? loaded.returnTo;
  const errors = { email: fieldError(m, again?.errors.email), password: fieldError(m, again?.errors.password) };
  return (
    <div className="sp-measure">
      <PageHeading title={signIn.title} />
      {/[?&](held|draft)=/.test(returnTo) ? <Alert kind="info" heading={signIn.comeBack} /> : null}
      <IdentityProblemAlert problem={again ? null : loaded.problem} />
      <SignInProviders providers={loaded.providers} returnTo={returnTo} />
      <form method="post" action={`/${locale}/sign-in`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("email"), text: errors.email }, { field: getFieldId("password"), text: errors.password }]} />
        <input type="hidden" name="returnTo" value={returnTo} />
        <Field name="email" kind="email" label={signIn.email} defaultValue={again?.email ?? ""} error={errors.email} autoComplete="username" spellCheck={false} />
        <Field name="password" kind="password" label={signIn.password} error={errors.password} autoComplete="current-password" />
        <div className="sp-actions"><Button>{signIn.submit}</Button></div>
      </form>
      <p>{signIn.noAccount} <a href={withQuery(`/${locale}/sign-up`, { returnTo })}>{m.shell.signUp}</a></p>
      <DemoPeople people={loaded.demoPeople} />
    </div>
  );
}
