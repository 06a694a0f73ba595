import { redirect } from "@remix-run/node";
import { z } from "zod";
import { findSecondFactorGate } from "#app/domain/accounts/find-second-factor.server.ts";
import { notFound } from "#app/domain/errors.ts";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { signInMethods, type Locale, type SignInMethod } from "#db/values.ts";
import { describeDevice } from "./device.ts";
import type { RequestScope } from "./request-scope.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";

/** How somebody proved who they are. `secondFactor`: with two factors already, such as by a provider of identities that asks for two. */
export type Proof = { method: SignInMethod; secondFactor: boolean; returnTo: string };

/** Who has shown the first factor and not yet the second: for ten minutes, in this browser. */
export const halfSignedIn = sealedCookie("half_signed_in", z.object({ userId: z.string(), method: z.enum(signInMethods), returnTo: z.string(), mark: z.string() }), 10 * 60);

/** Whose accounts were signed in to in this browser: other people's wrong tries do not keep their owners out here. */
export const knownPeople = sealedCookie("known", z.array(z.string()), 180 * 24 * 3600);
const mostKnown = 5;
/** Of what is kept in a cookie, in characters. */
const longestReturnTo = 1_500;

/**
 * Signs a person in who has proved who they are, or asks for the second factor first. The answer is the redirect to send:
 * to `returnTo` (empty for the front page), or to the page that asks for the code. The session that this browser had ends.
 */
export async function beginSession(scope: RequestScope, request: Request, userId: string, { method, secondFactor, returnTo }: Proof): Promise<ReturnType<typeof redirect>> {
  const locale = localeOf(request, returnTo);
  const gate = await findSecondFactorGate(await scope.context(locale), userId);
  if (!gate) throw notFound();
  if (gate.isAsked && !secondFactor) {
    // A cookie has room for so much; what leads elsewhere is longer than any page of ours.
    halfSignedIn.set(scope, { userId, method, returnTo: returnTo.length <= longestReturnTo ? returnTo : "", mark: gate.mark });
    return redirect(withQuery(`/${locale}/sign-in/second-factor`, { returnTo }), 303);
  }
  const device = describeDevice(request.headers.get("user-agent"));
  scope.cookies.push(await scope.platform.sessions.start(userId, request.headers.get("cookie"), { method, secondFactor, device }));
  const known = knownPeople.read(scope, request) ?? [];
  knownPeople.set(scope, [userId, ...known.filter((each) => each !== userId)].slice(0, mostKnown));
  if (halfSignedIn.read(scope, request)) halfSignedIn.forget(scope);
  return redirect(safeReturnPath(returnTo, "") || `/${locale}`, 303);
}

/** The language of the page that was asked for; one outside the languages goes by where it leads. */
function localeOf(request: Request, returnTo: string): Locale {
  const found = /^\/(da|en)(?:\/|$)/.exec(new URL(request.url).pathname) ?? /^\/(da|en)(?:\/|$)/.exec(returnTo);
  return found?.[1] === "en" ? "en" : "da";
}
