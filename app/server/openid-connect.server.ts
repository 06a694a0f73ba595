import { allowInsecureRequests, authorizationCodeGrant, AuthorizationResponseError, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretBasic, ClientSecretPost, discovery, enableNonRepudiationChecks, fetchUserInfo, None, randomNonce, randomPKCECodeVerifier, randomState, ResponseBodyError, type ClientAuth, type Configuration } from "openid-client";
import type { Locale } from "#db/values.ts";
import type { Claims } from "./identity-claims.ts";
import type { IdentityProvider } from "./identity-providers.ts";

/** What ties an answer to the question: kept in the browser that asked, sealed. */
export type Handshake = { state: string; nonce: string; verifier: string };

/** Why a provider's answer cannot be used. `declined`: the person turned back; `unavailable`: the provider is slow or down; `failed`: what it says cannot be trusted. */
export class IdentityError extends Error {
  readonly problem: "declined" | "unavailable" | "failed";

  constructor(problem: IdentityError["problem"], cause: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}

/** How long a person waits for a provider on one page, in seconds, whatever it takes to ask. */
const patience = 4;

/** What providers say of themselves, kept while the process lives. A failure is not kept: the next person asks again. */
const known = new WeakMap<IdentityProvider, Promise<Configuration>>();

/** The address at the provider to send a person to, and what must be kept until the answer. Throws an IdentityError. */
export async function askProvider(provider: IdentityProvider, { redirectUri, locale }: { redirectUri: string; locale: Locale }): Promise<{ url: string; handshake: Handshake }> {
  return inTime(async () => {
    const configuration = await configurationOf(provider);
    const handshake = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: provider.scopes,
      state: handshake.state,
      nonce: handshake.nonce,
      code_challenge: await calculatePKCECodeChallenge(handshake.verifier),
      code_challenge_method: "S256",
      ui_locales: locale,
      ...(provider.acrValues && { acr_values: provider.acrValues }),
    });
    return { url: url.href, handshake };
  });
}

/**
 * What the provider says of the person whom it sent back to `callback`. State, nonce, issuer, audience, times and signature
 * are checked. What is in the signed token wins over what the provider answers besides. Throws an IdentityError.
 */
export async function hearProvider(provider: IdentityProvider, callback: URL, { state, nonce, verifier }: Handshake): Promise<Claims> {
  return inTime(async () => {
    const configuration = await configurationOf(provider);
    const tokens = await authorizationCodeGrant(configuration, callback, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
    const claims = tokens.claims()!;
    if (!configuration.serverMetadata().userinfo_endpoint) return claims;
    return { ...await fetchUserInfo(configuration, tokens.access_token, claims.sub), ...claims };
  });
}

function configurationOf(provider: IdentityProvider): Promise<Configuration> {
  const found = known.get(provider);
  if (found) return found;
  const asked = discover(provider);
  known.set(provider, asked);
  asked.catch(() => { known.delete(provider); });
  return asked;
}

async function discover(provider: IdentityProvider): Promise<Configuration> {
  // How the secret is sent depends on what the provider says of itself.
  let authenticate: ClientAuth = None();
  const configuration = await discovery(new URL(provider.issuer), provider.clientId, {}, (...args) => authenticate(...args), {
    timeout: patience,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked by the library so that nobody uses it unawares: the settings allow plain http for this machine alone
    execute: [enableNonRepudiationChecks, ...(provider.issuer.startsWith("http:") ? [allowInsecureRequests] : [])],
  });
  const { clientSecret, clientAuthentication } = provider;
  const methods = configuration.serverMetadata().token_endpoint_auth_methods_supported;
  const usesBasic = clientAuthentication ? clientAuthentication === "client_secret_basic" : methods?.includes("client_secret_basic") !== false;
  if (clientSecret) authenticate = usesBasic ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret);
  return configuration;
}

/** Gives up on the whole when the time is over, however many questions it consists of. */
async function inTime<T>(ask: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => { timer = setTimeout(() => { reject(new IdentityError("unavailable", new Error(`no answer in ${patience} seconds`))); }, patience * 1000); });
  try {
    return await Promise.race([ask(), tooLate]);
  } catch (error) {
    throw error instanceof IdentityError ? error : new IdentityError(problemOf(error), error);
  } finally {
    clearTimeout(timer);
  }
}

/** The answers by which a provider says that the person, or it for them, turned back; and those by which it says that it is in trouble. */
const declined = ["access_denied", "login_required", "interaction_required", "consent_required", "account_selection_required"];
const inTrouble = ["temporarily_unavailable", "server_error"];

function problemOf(error: unknown): IdentityError["problem"] {
  if (error instanceof AuthorizationResponseError) return declined.includes(error.error) ? "declined" : inTrouble.includes(error.error) ? "unavailable" : "failed";
  if (error instanceof ResponseBodyError && error.status >= 500) return "unavailable";
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    // fetch fails with a TypeError when there is no connection.
    if (inner.name === "TimeoutError" || inner.name === "AbortError" || (inner instanceof TypeError && inner.message === "fetch failed")) return "unavailable";
    if (inner.cause instanceof Response && inner.cause.status >= 500) return "unavailable";
  }
  return "failed";
}
