import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { OrganisationMark } from "#app/components/organisations/organisation-mark.tsx";
import { organisationPath } from "#app/components/organisations/organisation-path.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Refused } from "#app/components/shell/refused.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { acceptInvitation } from "#app/domain/organisations/accept-invitation.server.ts";
import { findAccepted, findInvitation } from "#app/domain/organisations/queries.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ token: z.string().max(100).catch("") });

/** The link in the mail opens a page with a button: programs that look at links in mail do not spend it. */
export const loader = page({ access: "public", query }, async ({ ctx, query: { token } }) => {
  const { actor } = ctx;
  return { token, invitation: await findInvitation(ctx, token), reader: actor.kind === "person" ? { name: actor.name, emailVerified: actor.emailVerified } : null };
});

export const action = form({ access: "participant", query }, async ({ ctx, query: { token } }) => {
  const result = await acceptInvitation(ctx, token);
  if (result.ok) throw redirect(withQuery(organisationPath(ctx.locale, result.value.organisationId), { done: "joined" }), 303);
  // Pressed twice: what was asked for is done.
  const accepted = result.reason === "invitation_spent" ? await findAccepted(ctx, token) : null;
  if (accepted) throw redirect(withQuery(organisationPath(ctx.locale, accepted), { done: "joined" }), 303);
  return formAgain({ problem: result.reason });
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { invitation }) => (invitation ? m.organisations.join.shortTitle : m.organisations.join.spentTitle));

export default function Join() {
  const { token, invitation, reader } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.organisations.join;
  const here = withQuery(`/${locale}/join`, { token });
  if (!invitation || again?.problem === "invitation_spent") {
    return <div className="sp-measure"><PageHeading title={words.spentTitle} lead={words.spentText} /><div className="sp-actions"><Button href={reader ? `/${locale}/account/organisations` : `/${locale}`} kind="secondary">{reader ? words.toOrganisations : m.shell.errors.toHome}</Button></div></div>;
  }
  const { organisation, inviter, role, expiresAt, isMember } = invitation;
  return (
    <div className="sp-measure sp-stack">
      <PageHeading title={words.title(organisation.name)} lead={inviter ? words.invitedBy(inviter, organisation.name) : words.invited(organisation.name)} after={<OrganisationMark type={organisation.type} verified={organisation.verified} />} />
      <p><a href={organisationPath(locale, organisation.id)} dir="auto">{words.about(organisation.name)}</a></p>
      <p>{role === "member" ? words.asMember : words.asRepresentative}</p>
      <p>{words.until(format.date(locale, expiresAt))}</p>
      {isMember ? <p>{words.already}</p> : null}
      {reader === null ? (
        <>
          <p>{words.signInText}</p>
          <div className="sp-actions"><Button href={withQuery(`/${locale}/sign-in`, { returnTo: here })}>{words.signInFirst}</Button><Button href={withQuery(`/${locale}/sign-up`, { returnTo: here })} kind="secondary">{m.shell.signUp}</Button></div>
        </>
      ) : reader.emailVerified ? (
        <>
          <p>{words.account} <strong dir="auto">{reader.name}</strong>. {words.notYou}</p>
          <form method="post" action={here} className="sp-actions" data-once=""><Button>{words.accept}</Button></form>
        </>
      ) : <Refused permission={{ allowed: false, reason: "verify_email_first" }} returnTo={here} />}
    </div>
  );
}
