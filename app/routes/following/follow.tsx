import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { follow } from "#app/domain/follows/follow.server.ts";
import { findSubject } from "#app/domain/follows/find-subject.server.ts";
import { followInput, mostFollows } from "#app/domain/follows/schema.ts";
import { unfollow } from "#app/domain/follows/unfollow.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

/** What one wanted to follow before signing in waits here for a press: nothing is changed by opening an address. */
export const loader = page({ access: "participant" }, async ({ ctx, held }) => {
  const wanted = followInput.safeParse(held);
  const home = `/${ctx.locale}/account/following`;
  const name = wanted.success && held?.intent !== "unfollow" ? await findSubject(ctx, wanted.data) : null;
  return wanted.success && name ? { ...wanted.data, name, returnTo: safeReturnPath(held?.returnTo, home) } : null;
});

/** Follows something or no longer, for the buttons of all pages, and goes back to where the button was. */
export const action = form({ access: "participant" }, async ({ ctx, fields }) => {
  const input = followInput.safeParse(fields);
  const returnTo = safeReturnPath(fields.returnTo, `/${ctx.locale}/account/following`);
  if (!input.success) return formAgain({ problem: "gone" as const, returnTo });
  if (fields.intent === "unfollow") await unfollow(ctx, input.data);
  else if (!(await follow(ctx, input.data)).ok) return formAgain({ problem: "full" as const, returnTo }, 409);
  throw redirect(returnTo.includes("#") ? returnTo : `${returnTo}#follow`, 303);
});

export const meta = titled((m) => m.following.follow.title);

export default function Follow() {
  const wanted = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.following.follow;
  if (again) {
    return (
      <div className="sp-measure">
        <PageHeading title={words.title} />
        <Alert kind="error" heading={again.problem === "full" ? words.tooMany.title : words.gone} focus>{again.problem === "full" ? <p>{words.tooMany.text(mostFollows)}</p> : null}</Alert>
        <div className="sp-actions"><Button href={again.returnTo} kind="secondary">{words.back}</Button><Button href={`/${locale}/account/following`} kind="tertiary">{m.following.list.title}</Button></div>
      </div>
    );
  }
  if (!wanted) return <div className="sp-measure"><PageHeading title={words.title} lead={words.nothing} /><div className="sp-actions"><Button href={`/${locale}/account/following`} kind="secondary">{m.following.list.title}</Button></div></div>;
  return (
    <div className="sp-measure">
      <PageHeading kicker={words.subjects[wanted.subject]} title={<span dir="auto">{wanted.name.text}</span>} lang={wanted.name.lang} lead={words.signedIn(wanted.subject)} />
      <form method="post" action={`/${locale}/follow`} className="sp-actions" data-once="">
        <input type="hidden" name="subject" value={wanted.subject} />
        <input type="hidden" name="id" value={wanted.id} />
        <input type="hidden" name="returnTo" value={wanted.returnTo} />
        <Button name="intent" value="follow" icon="bell">{m.following.button.follow(wanted.subject)}</Button>
        <Button href={wanted.returnTo} kind="tertiary">{words.back}</Button>
      </form>
    </div>
  );
}
