import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { readUnsubscribeToken } from "#app/domain/notifications/unsubscribe-token.ts";
import { unsubscribe } from "#app/domain/notifications/unsubscribe.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ token: z.string().max(1000).catch("") });

/** Opening the link changes nothing: programs that look at the links of mail open them all. */
export const loader = page({ access: "public", query }, async ({ ctx, query }) => Promise.resolve({ token: query.token, settings: readUnsubscribeToken(ctx.seal, query.token)?.settings ?? null }));

/**
 * Turns off what the link says: by the button of the page, or by the one click of a mail program (RFC 8058), which comes
 * without a session, without cookies and from no page. The address alone says what is meant.
 */
export const action = form({ access: "public", query }, async ({ ctx, query }) => {
  const settings = await unsubscribe(ctx, query.token);
  return settings ? { settings } : formAgain({ settings: null });
});

export const meta = titled((m) => m.following.unsubscribe.title);

export default function Unsubscribe() {
  const { token, settings } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.following.unsubscribe;
  const toSettings = <Button href={`/${locale}/account/notifications`} kind="secondary">{words.settings}</Button>;
  return (
    <div className="sp-measure">
      <PageHeading title={words.title} lead={settings && !done ? words.question(settings) : undefined} />
      {done?.settings ? <Alert kind="success" heading={words.done} role="status" focus><p>{words.doneText(done.settings)} {words.text}</p></Alert> : null}
      {settings ? null : <Alert kind="error" heading={words.unknown}><p>{words.unknownText}</p></Alert>}
      {settings && !done ? (
        <form method="post" action={`/${locale}/unsubscribe?token=${encodeURIComponent(token)}`} className="sp-stack" data-once="">
          <p>{words.text}</p>
          <div className="sp-actions"><Button>{words.submit}</Button>{toSettings}</div>
        </form>
      ) : <div className="sp-actions">{toSettings}</div>}
    </div>
  );
}
