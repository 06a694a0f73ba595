import { redirect } from "@remix-run/node";
import { page } from "#app/server/route.server.ts";
import { chooseLanguage } from "#app/i18n/choose-language.ts";

/** The bare address leads to the language chosen before, else to the one the browser asks for. */
export const loader = page({ access: "public" }, async ({ request }) => redirect(`/${chooseLanguage(request.headers.get("cookie"), request.headers.get("accept-language"))}`));
