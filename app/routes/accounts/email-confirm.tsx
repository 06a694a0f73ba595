import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { confirmEmailChange, findEmailChange } from "#app/domain/accounts/confirm-email-change.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ token: z.string().max(100).catch(""), done: z.literal("1").optional().catch(undefined) });

/** The link in the mail opens a page with a button: programs that look at links in mail do not spend it. */
export const loader = page({ access: "public", query }, async ({ ctx, query }) => ({ token: query.token, isDone: query.done === "1", change: await findEmailChange(ctx, query.token), isSignedIn: ctx.actor.kind === "person" }));

export const action = form({ access: "public" }, async ({ ctx, fields, scope }) => {
  const { person, id } = await scope.findSession();
  const result = await confirmEmailChange(ctx, id, typeof fields.token === "string" ? fields.token : "");
  if (!result.ok) return formAgain({ spent: true });
  throw redirect(person?.id === result.value.userId ? `/${ctx.locale}/account/security?done=email` : `/${ctx.locale}/account/email/confirm?done=1`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>(({ settings: { confirmEmail } }, { isDone, change }) => (isDone ? confirmEmail.doneTitle : change ? confirmEmail.title : confirmEmail.spentTitle));

export default function ConfirmEmail() {
  const { token, isDone, change, isSignedIn } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.settings.confirmEmail;
  const onward = isSignedIn ? <Button href={`/${locale}/account/security`}>{m.settings.nav.security}</Button> : <Button href={`/${locale}/sign-in`}>{m.shell.signIn}</Button>;
  if (isDone && !again) return <div className="sp-measure"><PageHeading title={words.doneTitle} lead={words.doneText} /><div className="sp-actions">{onward}</div></div>;
  if (again?.spent || !change) return <div className="sp-measure"><PageHeading title={words.spentTitle} lead={words.spentText} /><div className="sp-actions">{onward}</div></div>;
  return (
    <div className="sp-measure">
      <PageHeading title={words.title} />
      <p>{words.text} <strong>{change.email}</strong>. {words.notYou}</p>
      <form method="post" action={`/${locale}/account/email/confirm`} className="sp-actions" data-once=""><input type="hidden" name="token" value={token} /><Button>{words.submit}</Button></form>
    </div>
  );
}
