import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Invitation } from "#app/components/co-authors/invitation.tsx";
import { OwnCoAuthorship } from "#app/components/co-authors/own-co-authorship.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { acceptCoAuthorship } from "#app/domain/co-authors/accept-co-authorship.server.ts";
import { changeCoAuthorDisplay } from "#app/domain/co-authors/change-co-author-display.server.ts";
import { declineCoAuthorship } from "#app/domain/co-authors/decline-co-authorship.server.ts";
import { findCoAuthorPage, isReplacedLink } from "#app/domain/co-authors/get-co-author-page.server.ts";
import { leaveCoAuthorship } from "#app/domain/co-authors/leave-co-authorship.server.ts";
import { coAuthorDisplayInput, coAuthorIdInput } from "#app/domain/co-authors/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";

const query = z.object({ token: z.string().max(100).optional().catch(undefined), id: z.uuid().optional().catch(undefined), done: z.enum(["accepted", "name", "declined", "left"]).optional().catch(undefined) });

/** The link in the mail opens a page with buttons: programs that look at links in mail do not answer. */
export const loader = page({ access: "public", query }, async ({ ctx, query }) => {
  const { actor } = ctx;
  const reader = actor.kind === "person" ? { name: actor.name, code: actor.neutralCode, emailVerified: actor.emailVerified, display: actor.display } : null;
  const found = await findCoAuthorPage(ctx, query);
  return { found, isReplaced: found === null && query.token !== undefined && (await isReplacedLink(ctx, query.token)), token: query.token ?? "", done: query.done, reader };
});

type Again = { errors: FieldErrors; fields: FormFields };

/** Saying no needs no account. What a co-author does about being one does. */
export const action = form({ access: "public", query }, async ({ ctx, query: { token = "" }, fields }) => {
  const here = `/${ctx.locale}/co-author`;
  if (fields.intent === "decline") {
    const result = await declineCoAuthorship(ctx, token);
    if (!result.ok) return formAgain<Again>({ errors: { token: result.reason }, fields });
    throw redirect(withQuery(here, { done: "declined" }), 303);
  }
  if (ctx.actor.kind !== "person") throw redirect(withQuery(`/${ctx.locale}/sign-in`, { returnTo: token ? withQuery(here, { token }) : here }), 303);
  if (fields.intent === "leave") {
    const input = coAuthorIdInput.safeParse(fields);
    if (!input.success) return formAgain<Again>({ errors: { token: "co_author_gone" }, fields });
    await leaveCoAuthorship(ctx, input.data.coAuthor);
    throw redirect(withQuery(here, { done: "left" }), 303);
  }
  const display = coAuthorDisplayInput.safeParse(fields);
  if (!display.success) return formAgain<Again>({ errors: fieldErrorsOf(display.error), fields });
  if (fields.intent === "name") {
    const input = coAuthorIdInput.safeParse(fields);
    if (!input.success) return formAgain<Again>({ errors: { token: "co_author_gone" }, fields });
    await changeCoAuthorDisplay(ctx, input.data.coAuthor, display.data.display);
    throw redirect(withQuery(here, { id: input.data.coAuthor, done: "name" }), 303);
  }
  const result = await acceptCoAuthorship(ctx, token, display.data.display);
  // Pressed twice: what was asked for is done, and the page shows it.
  const already = result.ok ? result.value : result.reason === "invitation_spent" ? await findCoAuthorPage(ctx, { token }) : null;
  if (already) throw redirect(withQuery(here, { id: already.id, done: "accepted" }), 303);
  return formAgain<Again>({ errors: result.ok ? {} : { token: result.reason }, fields }, 409);
});

export const meta = titled((m) => m.coAuthors.answer.shortTitle);

export default function CoAuthor() {
  const { found, isReplaced, token, done, reader } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.coAuthors;
  if (found?.isCoAuthor) return <OwnCoAuthorship found={found} reader={reader!} done={again ? undefined : done} />;
  if (found) return <Invitation found={found} token={token} reader={reader} again={again} />;
  const away = <div className="sp-actions"><Button href={reader ? `/${locale}/account` : `/${locale}`} kind="secondary">{reader ? words.answer.toAccount : m.shell.errors.toHome}</Button></div>;
  if (done === "declined" && !again) return <div className="sp-measure"><PageHeading title={words.answer.declined} lead={words.answer.declinedText} />{away}</div>;
  if (done === "left" && !again) return <div className="sp-measure"><PageHeading title={words.own.left} />{away}</div>;
  return <div className="sp-measure"><PageHeading title={isReplaced ? words.answer.newerTitle : words.answer.spentTitle} lead={isReplaced ? words.answer.newerText : words.answer.spentText} />{away}</div>;
}
