import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { SessionList } from "#app/components/account/session-list.tsx";
import { Identities } from "#app/components/identity/identities.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { endOtherSessions, endSession } from "#app/domain/accounts/end-session.server.ts";
import { getSecurity } from "#app/domain/accounts/get-security.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { describeIdentities } from "#app/server/identity-view.server.ts";
import { form, page } from "#app/server/route.server.ts";

const query = z.object({ done: z.enum(["password", "email", "session", "others"]).optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query, scope, platform }) => {
  const { id } = await scope.findSession();
  const [security, identities] = await Promise.all([getSecurity(ctx, id), describeIdentities(ctx, platform)]);
  return { ...security, identities, done: query.done ?? null };
});

/** Ends one session, or all others. */
export const action = form({ access: "participant" }, async ({ ctx, fields, scope }) => {
  const { id } = await scope.findSession();
  if (fields.intent === "others") await endOtherSessions(ctx, id);
  else if (typeof fields.session === "string") await endSession(ctx, fields.session);
  throw redirect(`/${ctx.locale}/account/security?done=${fields.intent === "others" ? "others" : "session"}`, 303);
});

export const meta = titled((m) => m.settings.security.title);

export default function Security() {
  const { email, hasPassword, isConfirmed, secondFactor, isDemo, sessions, done, identities } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.settings.security;
  const at = (path: string) => `/${locale}/account/${path}`;
  return (
    <AccountPage>
      <PageHeading title={words.title} lead={words.lead} />
      {done ? <Alert kind="success" heading={words.done[done]} role="status" focus /> : null}
      <section className="sp-section">
        <h2>{words.ways}</h2>
        <DefinitionList items={[
          { term: m.accounts.signIn.email, text: <><span>{email}</span>{isConfirmed ? null : ` (${words.unconfirmed})`}<br /><a className="sp-tap" href={at("email")}>{words.changeEmail}</a></> },
          { term: m.accounts.signIn.password, text: <>{hasPassword ? words.hasPassword : words.noPassword}<br /><a className="sp-tap" href={at("password")}>{hasPassword ? words.changePassword : words.choosePassword}</a></> },
          { term: m.settings.secondFactor.title, text: <>{secondFactor.isOn ? <>{words.isOn}. {m.settings.secondFactor.codesLeft(secondFactor.codesLeft)}</> : words.isOff}<br /><a className="sp-tap" href={at("second-factor")}>{secondFactor.isOn ? words.manage : m.settings.secondFactor.begin}</a></> },
        ]} />
      </section>
      <Identities of={identities} />
      <SessionList sessions={sessions} path={at("security")} isDemo={isDemo} />
    </AccountPage>
  );
}
