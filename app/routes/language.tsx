import { Outlet } from "@remix-run/react";
import { languageCookie } from "#app/i18n/choose-language.ts";
import { page } from "#app/server/route.server.ts";

/** All pages of one language. Reading in a language remembers it for the bare address. */
export const loader = page({ access: "public" }, async ({ ctx, request, scope }) => {
  if (!(request.headers.get("cookie") ?? "").includes(`${languageCookie}=${ctx.locale}`)) {
    scope.setCookie(languageCookie, ctx.locale, 365 * 24 * 3600);
  }
  return null;
});

export default Outlet;
