import { z } from "zod";
import { identityInput } from "#app/domain/identities/schema.ts";
import { locales } from "#db/values.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";

/** The longest address to come back to, in characters: with it a cookie still fits what browsers keep. */
const longestReturnTo = 1_500;

const way = { locale: z.enum(locales), returnTo: z.string() };

/** A sign-in that is on its way to a provider and back, for ten minutes. `connectTo`: the account that the login is to be connected to, whose owner has shown to be there. */
export const attemptCookie = sealedCookie("attempt", z.object({ provider: z.string(), state: z.string(), nonce: z.string(), verifier: z.string(), connectTo: z.string().nullable(), ...way }), 10 * 60);

/** A login that no account is connected to yet, for half an hour, with what fills in the form of who is new. */
export const pendingCookie = sealedCookie("identity", z.object({ identity: identityInput, name: z.string(), email: z.string(), ...way }), 30 * 60);


/** The address when a cookie has room for it, else none. */
export function keepable(returnTo: string): string {
  return returnTo.length <= longestReturnTo ? returnTo : "";
}
