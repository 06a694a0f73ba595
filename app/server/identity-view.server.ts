import type { IdentitiesView } from "#app/components/identity/identities.tsx";
import type { NamedProvider } from "#app/components/identity/sign-in-providers.tsx";
import type { Context } from "#app/domain/context.ts";
import { listIdentities } from "#app/domain/identities/list-identities.server.ts";
import type { OfferedIdentity } from "#app/domain/identities/attach-identity.server.ts";
import type { Identity } from "#app/domain/identities/schema.ts";
import type { Locale } from "#db/values.ts";
import type { IdentityProvider } from "./identity-providers.ts";
import type { Platform } from "./platform.ts";

/** The providers that people may sign in with, by their names in a language. */
export function listProviders({ env }: Platform, locale: Locale): NamedProvider[] {
  return env.IDENTITY_PROVIDERS.map(({ id, name }) => ({ id, name: name[locale] }));
}

/** What the component `Identities` shows of the signed-in person's account. */
export async function describeIdentities(ctx: Context, platform: Platform): Promise<IdentitiesView> {
  return { ...(await listIdentities(ctx)), providers: listProviders(platform, ctx.locale) };
}

/** A login as the domain takes it, with what the settings say of its provider. */
export function offerOf({ name, minimumLevel, staffLevel }: IdentityProvider, identity: Identity): OfferedIdentity {
  return { identity, providerName: name, asked: { minimumLevel, staffLevel } };
}
