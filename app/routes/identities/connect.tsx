import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { isFreshSession } from "#app/domain/accounts/prove-self.server.ts";
import { notFound } from "#app/domain/errors.ts";
import { listIdentities } from "#app/domain/identities/list-identities.server.ts";
import { proveOwner } from "#app/domain/identities/prove-owner.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { isConnectProof, makeConnectProof } from "#app/server/connect-proof.server.ts";
import { findProvider } from "#app/server/identity-providers.ts";
import type { Platform } from "#app/server/platform.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ provider: z.string() });
const query = z.object({ proof: z.string().max(500).catch("") });

/** Shows the link to the provider to who signed in a moment ago or gave the password, and asks others for it. */
export const loader = page({ access: "participant", params, query }, async ({ ctx, params, query, scope, platform }) => {
  const { id, name } = providerOf(platform, params.provider);
  const { id: sessionId } = await scope.findSession();
  const shared = { id, name: name[ctx.locale] };
  if (isConnectProof(scope, sessionId, query.proof)) return { ...shared, proof: query.proof, canProve: true };
  if (sessionId && (await isFreshSession(ctx, sessionId))) return { ...shared, proof: makeConnectProof(scope, sessionId), canProve: true };
  return { ...shared, proof: null, canProve: (await listIdentities(ctx)).hasPassword };
});

/** The proof comes as an address to be gone on from: a form of ours may not lead on to another site. */
export const action = form({ access: "participant", params }, async ({ ctx, fields, params, scope, platform }) => {
  const { id } = providerOf(platform, params.provider);
  const { id: sessionId } = await scope.findSession();
  const result = await proveOwner(ctx, { sessionId, password: typeof fields.password === "string" ? fields.password : "" });
  if (!result.ok) return formAgain({ error: result.reason });
  throw redirect(withQuery(`/${ctx.locale}/account/identities/${id}`, { proof: sessionId && makeConnectProof(scope, sessionId) }), 303);
});

function providerOf({ env }: Platform, id: string) {
  const provider = findProvider(env.IDENTITY_PROVIDERS, id);
  if (!provider) throw notFound();
  return provider;
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { name }) => m.identity.connect.title(name));

export default function Connect() {
  const { id, name, proof, canProve } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { connect, fresh, own } = m.identity;
  const wrong = fieldError(m, again?.error === "sign_in_again" ? undefined : again?.error);
  return (
    <AccountPage>
      <PageHeading before={<BackLink href={`/${locale}/account/identities`}>{own.title}</BackLink>} title={connect.title(name)} lead={connect.text(name)} />
      {proof !== null ? <div className="sp-actions"><Button href={withQuery(`/${locale}/sign-in/with/${id}`, { proof })}>{connect.go(name)}</Button></div> : null}
      {proof === null && !canProve ? <><p>{fresh.signInAgain}</p><div className="sp-actions"><Button href={`/${locale}/sign-out`}>{m.shell.signOut}</Button></div></> : null}
      {proof === null && canProve ? (
        <form method="post" action={`/${locale}/account/identities/${id}`} className="sp-stack" noValidate data-once="">
          <FormErrors errors={[{ field: getFieldId("password"), text: wrong }]} />
          <Field name="password" kind="password" label={fresh.password} hint={fresh.passwordHint} error={wrong} autoComplete="current-password" />
          <div className="sp-actions"><Button>{connect.prove}</Button></div>
        </form>
      ) : null}
    </AccountPage>
  );
}
