import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { Context } from "#app/domain/context.ts";
import { findVerification } from "#app/domain/accounts/find-verification.server.ts";
import { verifyEmail } from "#app/domain/accounts/verify-email.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { beginSession } from "#app/server/begin-session.server.ts";
import { inThisBrowser } from "#app/server/browser-token.server.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ token: z.string().max(100).catch(""), returnTo: z.string().max(2_000).optional().catch(undefined) });

/** The link in the mail opens a page with a button: programs that look at links in mail do not spend it. */
export const loader = page({ access: "public", query }, async ({ ctx, query, request, scope }) => ({ token: query.token, account: await findVerification(inThisBrowser(ctx, request, scope), query.token), isConfirmed: isConfirmed(ctx), returnTo: safeReturnPath(query.returnTo, "") }));

export const action = form({ access: "public" }, async ({ ctx, fields, request, scope, platform }) => {
  const result = await verifyEmail(inThisBrowser(ctx, request, scope), typeof fields.token === "string" ? fields.token : "", typeof fields.password === "string" ? fields.password : "");
  const landing = confirmedPath(safeReturnPath(fields.returnTo, "") || `/${ctx.locale}`);
  if (!result.ok) {
    // Pressed twice: what was asked for is done.
    if (isConfirmed(ctx)) throw redirect(landing, 303);
    return formAgain({ problem: result.reason });
  }
  // Whoever else was signed in to the account before its address was confirmed is signed out.
  await platform.sessions.endAllOf(result.value.userId);
  throw await beginSession(scope, request, result.value.userId, { method: "email_link", secondFactor: false, returnTo: landing });
});

/** Whether the reader is signed in with an address that is confirmed already. */
function isConfirmed({ actor }: Context): boolean {
  return actor.kind === "person" && actor.emailVerified;
}

/** The page to go on to, told to say that the address is confirmed. */
function confirmedPath(path: string): string {
  const { pathname, searchParams, hash } = new URL(path, "http://own.invalid");
  searchParams.set("confirmed", "1");
  return `${pathname}?${searchParams.toString()}${hash}`;
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>(({ accounts: { verify } }, { account, isConfirmed }) => (account ? verify.title : isConfirmed ? verify.alreadyTitle : verify.spentTitle));

export default function VerifyEmail() {
  const { token, account, isConfirmed, returnTo } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { verify } = m.accounts;
  if (!account && isConfirmed) {
    return <div className="sp-measure"><PageHeading title={verify.alreadyTitle} lead={verify.alreadyText} /><div className="sp-actions"><Button href={returnTo || `/${locale}`}>{m.accounts.signUp.continue}</Button></div></div>;
  }
  if (again?.problem === "link_spent" || !account) {
    return <div className="sp-measure"><PageHeading title={verify.spentTitle} lead={verify.spentText} /><div className="sp-actions"><Button href={`/${locale}/sign-in`}>{m.shell.signIn}</Button></div></div>;
  }
  const error = fieldError(m, again?.problem);
  return (
    <div className="sp-measure">
      <PageHeading title={verify.title} lead={verify.text} />
      <p>{verify.accountOf} <strong dir="auto">{account.organisation ? `${account.name}, ${account.organisation}` : account.name}</strong>. {verify.notYou}</p>
      {account.takes === "other_browser" ? <><Alert kind="info" heading={verify.otherBrowser} /><div className="sp-actions"><Button href={`/${locale}/forgot-password`} kind="secondary">{verify.choosePassword}</Button></div></> : (
        <form method="post" action={`/${locale}/verify-email`} className="sp-stack" noValidate data-once="">
          <FormErrors errors={[{ field: getFieldId("password"), text: error }]} />
          <input type="hidden" name="token" value={token} /><input type="hidden" name="returnTo" value={returnTo} />
          {account.takes === "password" ? <><Field name="password" kind="password" label={m.accounts.signIn.password} hint={verify.passwordHint} error={error} autoComplete="current-password" /><p><a href={`/${locale}/forgot-password`}>{verify.noPassword}</a></p></> : null}
          <div className="sp-actions"><Button>{verify.submit}</Button></div>
        </form>
      )}
    </div>
  );
}
