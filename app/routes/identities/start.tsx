import { z } from "zod";
import { notFound } from "#app/domain/errors.ts";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { isConnectProof } from "#app/server/connect-proof.server.ts";
import { startAttempt } from "#app/server/identity-attempt.server.ts";
import { pendingCookie } from "#app/server/identity-cookies.server.ts";
import { findProvider } from "#app/server/identity-providers.ts";
import { page } from "#app/server/route.server.ts";

const query = z.object({ returnTo: z.string().max(2_000).optional().catch(undefined), proof: z.string().max(500).optional().catch(undefined) });

/** The way to a provider of identities: a link, as no form of ours may lead to another site. With a proof the login is to be connected to the account that is signed in. */
export const loader = page({ access: "public", params: z.object({ provider: z.string() }), query }, async ({ ctx, params, query, request, scope, platform }) => {
  const provider = findProvider(platform.env.IDENTITY_PROVIDERS, params.provider);
  if (!provider) throw notFound();
  const session = await scope.findSession();
  const connectTo = query.proof && session.person && isConnectProof(scope, session.id, query.proof) ? session.person.id : null;
  const asked = safeReturnPath(query.returnTo, "");
  // Who begins anew from there was on the way to somewhere else before.
  const returnTo = asked.endsWith("/sign-in/new-identity") ? (pendingCookie.read(scope, request)?.returnTo ?? "") : asked;
  return startAttempt(ctx, scope, provider, { locale: ctx.locale, returnTo, connectTo });
});

/** Never shown: with a page, refusals (too many tries, no such provider) have one too. */
export default function Start() {
  return null;
}
