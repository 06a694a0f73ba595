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
import { beginSession, knownPeople } from "#app/server/begin-session.server.ts";
import { listProviders } from "#app/server/identity-view.server.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ returnTo: z.string().max(2_000).optional().catch(undefined), late: z.literal("1").optional().catch(undefined), changed: z.literal("1").optional().catch(undefined), problem: z.enum(identityProblems).nullable().catch(null) });

export const loader = page({ access: "public", query }, async ({ ctx, query, platform }) => {
  const returnTo = safeReturnPath(query.returnTo, "");
  if (ctx.actor.kind === "person") throw redirect(returnTo || `/${ctx.locale}/account`);
  return { returnTo, tooLate: query.late === "1", passwordChanged: query.changed === "1", problem: query.problem, providers: listProviders(platform, ctx.locale), demoPeople: platform.env.SAMPLAN_MODE === "demo" ? await listDemoPeople(ctx) : [] };
});

export const action = form({ access: "public" }, async ({ ctx, fields, request, scope }) => {
  const returnTo = safeReturnPath(fields.returnTo, "");
  const again = (errors: FieldErrors, wait = 0) => formAgain({ email: typeof fields.email === "string" ? fields.email : "", returnTo, errors, wait }, wait > 0 ? 429 : 400);
  const input = signInInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const result = await authenticate(ctx, input.data, knownPeople.read(scope, request) ?? []);
  if (!result.ok && result.reason === "wait") {
    scope.headers["Retry-After"] = String(result.seconds);
    return again({}, result.seconds);
  }
  if (!result.ok) return again({ email: result.reason });
  throw await beginSession(scope, request, result.value.userId, { method: "password", secondFactor: false, returnTo });
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
      {again ? null : loaded.tooLate ? <Alert kind="warning" heading={signIn.tooLate} role="status" focus /> : loaded.passwordChanged ? <Alert kind="success" heading={signIn.passwordChanged} role="status" focus /> : null}
      {again?.wait ? <Alert kind="warning" heading={signIn.waitTitle} role="alert" focus><p>{m.shell.errors.too_many.text(again.wait)}</p></Alert> : null}
      {/^\/\w\w\/follow\?/.test(returnTo) ? <Alert kind="info" heading={m.following.follow.signInFirst} /> : /[?&](held|draft)=/.test(returnTo) ? <Alert kind="info" heading={signIn.comeBack} /> : null}
      <IdentityProblemAlert problem={again ? null : loaded.problem} />
      <SignInProviders providers={loaded.providers} returnTo={returnTo} />
      <form method="post" action={`/${locale}/sign-in`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("email"), text: errors.email }, { field: getFieldId("password"), text: errors.password }]} />
        <input type="hidden" name="returnTo" value={returnTo} />
        <Field name="email" kind="email" label={signIn.email} defaultValue={again?.email ?? ""} error={errors.email} autoComplete="username" spellCheck={false} />
        <Field name="password" kind="password" label={signIn.password} error={errors.password} autoComplete="current-password" />
        <div className="sp-actions"><Button>{signIn.submit}</Button></div>
      </form>
      <p><a className="sp-tap" href={`/${locale}/forgot-password`}>{signIn.forgot}</a></p>
      <p>{signIn.noAccount} <a className="sp-tap" href={withQuery(`/${locale}/sign-up`, { returnTo })}>{m.shell.signUp}</a></p>
      <DemoPeople people={loaded.demoPeople} />
    </div>
  );
}
