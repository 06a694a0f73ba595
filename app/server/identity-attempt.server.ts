import { redirect } from "@remix-run/node";
import type { IdentityProblem } from "#app/components/identity/problems.ts";
import type { Context } from "#app/domain/context.ts";
import { connectIdentity } from "#app/domain/identities/connect-identity.server.ts";
import { signInWithIdentity } from "#app/domain/identities/sign-in-with-identity.server.ts";
import { isAtLeast } from "#app/domain/identities/policy.ts";
import { takeTry } from "#app/domain/rate-limits/take-try.server.ts";
import { withQuery } from "#app/lib/with-query.ts";
import type { Locale } from "#db/values.ts";
import { beginSession } from "./begin-session.server.ts";
import { readClaims, type ReadClaims } from "./identity-claims.ts";
import { attemptCookie, keepable, pendingCookie } from "./identity-cookies.server.ts";
import { offerOf } from "./identity-view.server.ts";
import type { IdentityProvider } from "./identity-providers.ts";
import { askProvider, hearProvider, IdentityError } from "./openid-connect.server.ts";
import type { Platform } from "./platform.ts";
import type { RequestScope } from "./request-scope.ts";

/** What a sign-in is for: to come in, or to be connected to the account of the person who is signed in. */
type Way = { locale: Locale; returnTo: string; connectTo: string | null };

/** Sends the person to the provider. The answer is always thrown: the redirect there, or back to where it began with the problem. */
export async function startAttempt(ctx: Context, scope: RequestScope, provider: IdentityProvider, way: Way): Promise<never> {
  await takeTry(ctx, "identityPerAddress", ctx.address);
  const { url, handshake } = await askProvider(provider, { redirectUri: callbackUrl(scope.platform, provider), locale: way.locale }).catch((error: unknown) => giveUp(scope, provider, way, error));
  attemptCookie.set(scope, { provider: provider.id, ...handshake, connectTo: way.connectTo, locale: way.locale, returnTo: keepable(way.returnTo) });
  throw redirect(url);
}

/** Takes the person who comes back from the provider on to where they were going. The answer is always thrown. */
export async function finishAttempt(anyone: Context, scope: RequestScope, request: Request, provider: IdentityProvider, fallback: Locale): Promise<never> {
  const attempt = attemptCookie.read(scope, request);
  const { search, searchParams } = new URL(request.url);
  // An answer to another question (an older tab, another browser, made up) ends here, and leaves the one that is under way alone.
  if (!attempt || attempt.provider !== provider.id || searchParams.get("state") !== attempt.state) throw back(attempt ?? { locale: fallback, returnTo: "", connectTo: null }, "expired");
  attemptCookie.forget(scope);
  const callback = new URL(callbackUrl(scope.platform, provider) + search);
  const claims = await hearProvider(provider, callback, attempt).catch((error: unknown) => giveUp(scope, provider, attempt, error));
  const read = readClaims(provider, claims);
  if ("problem" in read) {
    const hint = read.problem === "subject_is_cpr" ? "The provider sends a CPR number as the subject (sub), which is never kept: ask it for a pairwise or otherwise neutral one." : "The provider sends no subject (sub) that can be kept.";
    scope.platform.log.error("identity refused", { provider: provider.id, problem: read.problem, hint });
    throw back(attempt, "failed");
  }
  const ctx = { ...anyone, locale: attempt.locale };
  return attempt.connectTo === null ? comeIn(ctx, scope, request, provider, attempt, read) : connect(ctx, scope, request, provider, { ...attempt, connectTo: attempt.connectTo }, read);
}

async function comeIn(ctx: Context, scope: RequestScope, request: Request, provider: IdentityProvider, way: Way, { identity, name, email }: ReadClaims): Promise<never> {
  const result = await signInWithIdentity(ctx, identity, provider);
  if (result.ok) throw await beginSession(scope, request, result.value.userId, { method: "identity", secondFactor: result.value.secondFactor, returnTo: way.returnTo || `/${way.locale}` });
  if (result.reason !== "identity_unknown") throw back(way, result.reason);
  pendingCookie.set(scope, { identity, name, email, locale: way.locale, returnTo: way.returnTo });
  throw redirect(`/${way.locale}/sign-in/new-identity`);
}

async function connect(ctx: Context, scope: RequestScope, request: Request, provider: IdentityProvider, way: Way & { connectTo: string }, { identity }: ReadClaims): Promise<never> {
  // Somebody else signed in meanwhile, or nobody is any more.
  if (ctx.actor.kind !== "person" || ctx.actor.id !== way.connectTo) throw back(way, "expired");
  const result = await connectIdentity(ctx, offerOf(provider, identity), null);
  if (!result.ok) throw back(way, result.reason === "identity_taken" || result.reason === "level_low" || result.reason === "level_low_staff" ? result.reason : "expired");
  return goOnConnected(ctx, scope, request, provider, identity.level, way.returnTo);
}

/** After connecting: a login that stands for the second factor does so for this session too. */
export async function goOnConnected({ actor, locale }: Context, scope: RequestScope, request: Request, { id, staffLevel }: IdentityProvider, level: Parameters<typeof isAtLeast>[0], returnTo: string): Promise<never> {
  const target = returnTo || withQuery(`/${locale}/account/identities`, { connected: id });
  if (actor.kind === "person" && isAtLeast(level, staffLevel)) throw await beginSession(scope, request, actor.id, { method: "identity", secondFactor: true, returnTo: target });
  throw redirect(target, 303);
}

/** The address that the provider sends people back to. It is registered there. */
function callbackUrl({ env }: Platform, { id }: IdentityProvider): string {
  return `${env.PUBLIC_URL}/sign-in/callback/${id}`;
}

function back({ locale, returnTo, connectTo }: Way, problem: IdentityProblem): Response {
  return connectTo === null ? redirect(withQuery(`/${locale}/sign-in`, { problem, returnTo })) : redirect(withQuery(`/${locale}/account/identities`, { problem }));
}

/** Tells whoever runs the platform why, and the person what to do. */
function giveUp({ platform }: RequestScope, provider: IdentityProvider, way: Way, error: unknown): never {
  if (!(error instanceof IdentityError)) throw error;
  const { problem, cause } = error;
  const { name, message, code, error: said, cause: inner } = (cause instanceof Error ? cause : {}) as { name?: string; message?: string; code?: unknown; error?: unknown; cause?: { code?: unknown } };
  // Of a connection that failed the inner error says why, such as ECONNREFUSED.
  platform.log[problem === "declined" ? "info" : "warn"]("identity provider", { provider: provider.id, problem, name, message, code: code ?? inner?.code, said: typeof said === "string" ? said.slice(0, 60) : undefined });
  throw back(way, problem);
}
