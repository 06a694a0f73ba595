import { redirect } from "@remix-run/node";
import { titled } from "#app/components/shell/document-head.ts";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { forgetBrowserToken } from "#app/server/browser-token.server.ts";
import { attemptCookie, pendingCookie } from "#app/server/identity-cookies.server.ts";
import { form, page } from "#app/server/route.server.ts";

export const loader = page({ access: "public" }, async ({ ctx }) => {
  if (ctx.actor.kind !== "person") throw redirect(`/${ctx.locale}`);
  return {};
});

export const action = form({ access: "public" }, async ({ ctx, request, platform, scope }) => {
  forgetBrowserToken(scope);
  attemptCookie.forget(scope);
  pendingCookie.forget(scope);
  throw redirect(`/${ctx.locale}`, { status: 303, headers: { "Set-Cookie": await platform.sessions.end(request.headers.get("cookie")) } });
});

export const meta = titled((m) => m.accounts.signOut.title);

export default function SignOut() {
  const { locale, m } = useLocale();
  return (
    <div className="sp-measure">
      <PageHeading title={m.accounts.signOut.title} lead={m.accounts.signOut.text} />
      <form method="post" action={`/${locale}/sign-out`} className="sp-actions"><Button>{m.accounts.signOut.submit}</Button></form>
    </div>
  );
}
