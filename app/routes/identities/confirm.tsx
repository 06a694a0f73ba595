import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod";
import { IdentityProblemAlert } from "#app/components/identity/sign-in-providers.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { confirmIdentityLink, findIdentityLink } from "#app/domain/identities/confirm-identity-link.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { beginSession } from "#app/server/begin-session.server.ts";
import { pendingCookie } from "#app/server/identity-cookies.server.ts";
import { findProvider } from "#app/server/identity-providers.ts";
import { offerOf } from "#app/server/identity-view.server.ts";
import type { RequestScope } from "#app/server/request-scope.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

/** The link in the mail opens a page with a button: programs that look at links in mail do not spend it. */
export const loader = page({ access: "public", query: z.object({ token: z.string().max(100).catch("") }) }, async ({ ctx, query, request, scope }) => {
  const found = findPending(scope, request);
  return { token: query.token, provider: found?.provider.name[ctx.locale] ?? null, account: found && (await findIdentityLink(ctx, query.token, found.pending.identity)) };
});

export const action = form({ access: "public" }, async ({ ctx, fields, request, scope }) => {
  const found = findPending(scope, request);
  if (!found) return formAgain({ problem: null });
  const { pending, provider } = found;
  const result = await confirmIdentityLink(ctx, typeof fields.token === "string" ? fields.token : "", offerOf(provider, pending.identity));
  if (!result.ok) return formAgain({ problem: result.reason === "link_spent" ? null : result.reason });
  pendingCookie.forget(scope);
  throw await beginSession(scope, request, result.value.userId, { method: "identity", secondFactor: result.value.secondFactor, returnTo: pending.returnTo || `/${ctx.locale}` });
});

function findPending(scope: RequestScope, request: Request) {
  const pending = pendingCookie.read(scope, request);
  const provider = pending && findProvider(scope.platform.env.IDENTITY_PROVIDERS, pending.identity.provider);
  return provider ? { pending, provider } : null;
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>(({ identity: { confirm } }, { provider, account }) => (provider === null ? confirm.otherBrowserTitle : account ? confirm.title(provider) : confirm.spentTitle));

export default function ConfirmIdentity() {
  const { token, provider, account } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { confirm } = m.identity;
  if (provider === null) return <Over title={confirm.otherBrowserTitle} text={confirm.otherBrowserText} />;
  if (!account || again) return <Over title={confirm.spentTitle} text={confirm.spentText} problem={<IdentityProblemAlert problem={again?.problem ?? null} />} />;
  return (
    <div className="sp-measure">
      <PageHeading title={confirm.title(provider)} lead={confirm.text(provider)} />
      <p>{confirm.accountOf} <strong dir="auto">{account.name}</strong>. {confirm.notYou}</p>
      <form method="post" action={`/${locale}/sign-in/confirm-identity`} className="sp-actions" data-once=""><input type="hidden" name="token" value={token} /><Button>{confirm.submit(provider)}</Button></form>
    </div>
  );
}

function Over({ title, text, problem }: { title: string; text: string; problem?: ReactNode }) {
  const { locale, m } = useLocale();
  return <div className="sp-measure"><PageHeading title={title} lead={text} />{problem}<div className="sp-actions"><Button href={`/${locale}/sign-in`}>{m.shell.signIn}</Button></div></div>;
}
