import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { emailInput } from "#app/domain/accounts/schema.ts";
import { sendVerification } from "#app/domain/accounts/send-verification.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { inThisBrowser } from "#app/server/browser-token.server.ts";
import { form, page } from "#app/server/route.server.ts";

const query = z.object({ email: z.string().max(254).optional().catch(undefined), returnTo: z.string().max(2_000).optional().catch(undefined), sent: z.literal("1").optional().catch(undefined) });

export const loader = page({ access: "public", query }, async ({ query, platform }) => ({ email: emailInput.safeParse(query.email).data ?? "", draftKept: safeReturnPath(query.returnTo, "").includes("draft="), sent: query.sent === "1", isDemo: platform.env.SAMPLAN_MODE === "demo" }));

/** Sends the signed-in person a new link. */
export const action = form({ access: "participant" }, async ({ ctx, fields, request, scope }) => {
  const returnTo = safeReturnPath(fields.returnTo, "");
  await sendVerification(inThisBrowser(ctx, request, scope), returnTo);
  throw redirect(withQuery(`/${ctx.locale}/sign-up/check-mail`, { sent: "1", returnTo }), 303);
});

export const meta = titled((m) => m.accounts.checkMail.title);

export default function CheckMail() {
  const { email, draftKept, sent, isDemo } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { checkMail } = m.accounts;
  return (
    <div className="sp-measure sp-stack">
      <PageHeading title={checkMail.title} />
      {sent ? <Alert kind="success" heading={m.accounts.verify.sent} /> : null}
      {email ? <p>{checkMail.text(email)}</p> : null}
      <p>{checkMail.nothing}</p>
      {draftKept ? <p>{checkMail.draftKept}</p> : null}
      {isDemo ? <div className="sp-actions"><Button href={`/${locale}/demo/mail`} kind="secondary">{m.shell.demoMail}</Button></div> : null}
    </div>
  );
}
