import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ConnectSignedIn } from "#app/components/identity/connect-signed-in.tsx";
import { KnownOrNew } from "#app/components/identity/known-or-new.tsx";
import { NewAccount } from "#app/components/identity/new-account.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { isFreshSession } from "#app/domain/accounts/prove-self.server.ts";
import { emailInput, signUpInput } from "#app/domain/accounts/schema.ts";
import { connectIdentity } from "#app/domain/identities/connect-identity.server.ts";
import { listIdentities } from "#app/domain/identities/list-identities.server.ts";
import { registerWithIdentity } from "#app/domain/identities/register-with-identity.server.ts";
import { requestIdentityLink } from "#app/domain/identities/request-identity-link.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { goOnConnected } from "#app/server/identity-attempt.server.ts";
import { pendingCookie } from "#app/server/identity-cookies.server.ts";
import { findProvider } from "#app/server/identity-providers.ts";
import { offerOf } from "#app/server/identity-view.server.ts";
import type { RequestScope } from "#app/server/request-scope.ts";
import { inThisBrowser } from "#app/server/browser-token.server.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";
import { participantTypes, type Locale } from "#db/values.ts";

const query = z.object({ type: z.enum(participantTypes).optional().catch(undefined), asked: z.literal("1").optional().catch(undefined), sent: z.literal("1").optional().catch(undefined) });

export const loader = page({ access: "public", query }, async ({ ctx, query, request, scope }) => {
  const { pending, provider } = takePending(scope, request, ctx.locale);
  const { identity, name, email } = pending;
  const shared = { provider: provider.name[ctx.locale], type: query.type ?? null, typeMissing: query.asked === "1" && !query.type, sent: query.sent === "1", prefilled: { name, email, cvr: identity.cvr ?? "" } };
  if (ctx.actor.kind !== "person") return { ...shared, person: null };
  const isFresh = await isFreshSession(ctx, (await scope.findSession()).id);
  return { ...shared, person: { name: ctx.actor.name, asks: isFresh ? null : (await listIdentities(ctx)).hasPassword ? "password" as const : "sign_in_again" as const } };
});

export const action = form({ access: "public" }, async ({ ctx, fields, request, scope }) => {
  const here = `/${ctx.locale}/sign-in/new-identity`;
  const { pending, provider } = takePending(scope, request, ctx.locale);
  const { identity, returnTo } = pending;
  const again = (errors: FieldErrors, problem: "identity_taken" | "level_low" | "level_low_staff" | null = null) => formAgain({ errors, problem, values: withoutPassword(fields) });
  if (fields.intent === "connect") {
    if (ctx.actor.kind !== "person") throw redirect(withQuery(`/${ctx.locale}/sign-in`, { returnTo: here }), 303);
    const result = await connectIdentity(ctx, offerOf(provider, identity), { sessionId: (await scope.findSession()).id, password: typeof fields.password === "string" ? fields.password : "" });
    if (result.ok) {
      pendingCookie.forget(scope);
      return goOnConnected(ctx, scope, request, provider, identity.level, returnTo);
    }
    if (result.reason === "identity_taken" || result.reason === "level_low" || result.reason === "level_low_staff") return again({}, result.reason);
    // Who must sign in again is told so by the page itself.
    return again(result.reason === "sign_in_again" ? {} : { password: result.reason });
  }
  if (fields.intent === "mail") {
    const email = emailInput.safeParse(fields.email);
    if (!email.success) return again({ email: email.error.issues[0]!.message });
    await requestIdentityLink(ctx, email.data, offerOf(provider, identity));
    throw redirect(withQuery(here, { sent: "1" }), 303);
  }
  const input = signUpInput.safeParse({ ...fields, password: "" });
  if (!input.success) return again(fieldErrorsOf(input.error));
  await registerWithIdentity(inThisBrowser(ctx, request, scope), input.data, identity, returnTo);
  pendingCookie.forget(scope);
  throw redirect(withQuery(`/${ctx.locale}/sign-up/check-mail`, { email: input.data.email, returnTo }), 303);
});

/** The login that this browser came back with. Without one, or when its provider is not in the settings any more, one begins anew. */
function takePending(scope: RequestScope, request: Request, locale: Locale) {
  const pending = pendingCookie.read(scope, request);
  const provider = pending && findProvider(scope.platform.env.IDENTITY_PROVIDERS, pending.identity.provider);
  if (!provider) throw redirect(`/${locale}/sign-in?problem=expired`);
  return { pending, provider };
}

function withoutPassword(fields: FormFields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[0] !== "password" && typeof entry[1] === "string"));
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>(({ shell, identity: { fresh } }, { provider, type, typeMissing }) => `${typeMissing ? shell.titleOfError : ""}${type ? fresh.title2(provider) : fresh.title(provider)}`);

export default function NewIdentity() {
  const loaded = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale } = useLocale();
  const here = `/${locale}/sign-in/new-identity`;
  const { person, provider, typeMissing } = loaded;
  const type = participantTypes.find((each) => each === again?.values.participantType) ?? loaded.type;
  const errors = again?.errors ?? {};
  if (person) return <ConnectSignedIn {...{ here, provider, person, errors }} problem={again?.problem ?? null} />;
  if (type && again?.values.intent !== "mail") return <NewAccount {...{ here, provider, type, errors }} values={again?.values ?? loaded.prefilled} />;
  return <KnownOrNew {...{ here, provider, errors, typeMissing }} sent={loaded.sent && !again} email={again?.values.email ?? loaded.prefilled.email} isProfessional={loaded.prefilled.cvr !== ""} />;
}
