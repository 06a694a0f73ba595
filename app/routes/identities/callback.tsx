import { z } from "zod";
import { notFound } from "#app/domain/errors.ts";
import { chooseLanguage } from "#app/i18n/choose-language.ts";
import { finishAttempt } from "#app/server/identity-attempt.server.ts";
import { findProvider } from "#app/server/identity-providers.ts";
import { page } from "#app/server/route.server.ts";

/** Where a provider of identities sends people back to. The language and the place to go on to come from this browser's cookie. */
export const loader = page({ access: "public", params: z.object({ provider: z.string() }) }, async ({ ctx, params, request, scope, platform }) => {
  const provider = findProvider(platform.env.IDENTITY_PROVIDERS, params.provider);
  if (!provider) throw notFound();
  return finishAttempt(ctx, scope, request, provider, chooseLanguage(request.headers.get("cookie"), request.headers.get("accept-language")));
});

/** Never shown: with a page, a refusal has one too. */
export default function Callback() {
  return null;
}
