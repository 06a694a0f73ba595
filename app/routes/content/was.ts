import { redirect } from "@remix-run/node";
import { chooseLanguage } from "#app/i18n/choose-language.ts";
import { page } from "#app/server/route.server.ts";

/** The address at which Danish public sites have their accessibility statement. */
export const loader = page({ access: "public" }, async ({ request }) => redirect(`/${chooseLanguage(request.headers.get("cookie"), request.headers.get("accept-language"))}/accessibility`));
