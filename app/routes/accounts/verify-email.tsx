import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { Context } from "#app/domain/context.ts";
import { findVerification } from "#app/domain/accounts/find-verification.server.ts";
import { verifyEmail } from "#app/domain/accounts/verify-email.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { beginSession } from "#app/server/begin-session.server.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ token: z.string().max(100).catch(""), returnTo: z.string().max(2_000).optional().catch(undefined) });

/** The link in the mail opens a page with a button: programs that look at links in mail do not spend it. */
export const loader = page({ access: "public", query }, async ({ ctx, query }) => ({ token: query.token, account: await findVerification(ctx, query.token), isConfirmed: isConfirmed(ctx), returnTo: safeReturnPath(query.returnTo, "") }));

export const action = form({ access: "public" }, async ({ ctx, fields, request, scope, platform }) => {
  const result = await verifyEmail(ctx, typeof fields.token === "string" ? fields.token : "");
  const landing = confirmedPath(safeReturnPath(fields.returnTo, "") || `/${ctx.locale}`);
  if (!result.ok) {
    // Pressed twice: what was asked for is done.
    if (isConfirmed(ctx)) throw redirect(landing, 303);
    return formAgain({ spent: true });
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
  if (again?.spent || !account) {
    return <div className="sp-measure"><PageHeading title={verify.spentTitle} lead={verify.spentText} /><div className="sp-actions"><Button href={`/${locale}/sign-in`}>{m.shell.signIn}</Button></div></div>;
  }
  return (
    <div className="sp-measure">
      <PageHeading title={verify.title} lead={verify.text} />
      <p>{verify.accountOf} <strong dir="auto">{account.organisation ? `${account.name}, ${account.organisation}` : account.name}</strong>. {verify.notYou}</p>
      <form method="post" action={`/${locale}/verify-email`} className="sp-actions" data-once=""><input type="hidden" name="token" value={token} /><input type="hidden" name="returnTo" value={returnTo} /><Button>{verify.submit}</Button></form>
    </div>
  );
}
