import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { IdentityList } from "#app/components/identity/identities.tsx";
import { identityProblems } from "#app/components/identity/problems.ts";
import { IdentityProblemAlert } from "#app/components/identity/sign-in-providers.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { disconnectIdentity } from "#app/domain/identities/disconnect-identity.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { describeIdentities } from "#app/server/identity-view.server.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const query = z.object({ problem: z.enum(identityProblems).nullable().catch(null), connected: z.string().max(40).optional().catch(undefined), disconnected: z.literal("1").optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query, platform }) => {
  const view = await describeIdentities(ctx, platform);
  return { view, problem: query.problem, connected: view.providers.find(({ id }) => id === query.connected)?.name ?? null, disconnected: query.disconnected === "1" };
});

export const action = form({ access: "participant" }, async ({ ctx, fields }) => {
  const result = await disconnectIdentity(ctx, typeof fields.identity === "string" ? fields.identity : "");
  if (!result.ok) return formAgain({ problem: result.reason });
  throw redirect(`/${ctx.locale}/account/identities?disconnected=1`, 303);
});

export const meta = titled((m) => m.identity.own.title);

/** One's other ways to sign in, on a page of their own: where connecting and removing one leads back to. */
export default function OwnIdentities() {
  const { view, problem, connected, disconnected } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { own } = m.identity;
  return (
    <AccountPage>
      <PageHeading before={<BackLink href={`/${locale}/account/security`}>{own.backToSecurity}</BackLink>} title={own.title} lead={own.lead} />
      {again ? <Alert kind="error" role="alert" focus heading={own.lastOne} /> : <IdentityProblemAlert problem={problem} />}
      {connected && !again ? <Alert kind="success" role="status" focus heading={own.connected(connected)} /> : null}
      {disconnected && !again ? <Alert kind="success" role="status" focus heading={own.disconnected} /> : null}
      <IdentityList of={view} headingLevel={2} />
    </AccountPage>
  );
}
