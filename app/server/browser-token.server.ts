import type { Context } from "#app/domain/context.ts";
import { hashToken, newToken } from "#app/lib/token.ts";
import type { RequestScope } from "./request-scope.ts";

const pattern = /(?:^|;\s*)(?:__Host-)?samplan_browser=([\w-]{20,40})(?:;|$)/;

/** The token by which this browser finds what was written in it before signing in: drafts and held forms. Null when it has none. */
export function findBrowserToken(request: Request): string | null {
  return pattern.exec(request.headers.get("cookie") ?? "")?.[1] ?? null;
}

/** The same, made and sent as a cookie when there is none: 30 days, not readable by scripts. */
export function takeBrowserToken(request: Request, scope: RequestScope): string {
  const found = findBrowserToken(request);
  if (found) return found;
  const token = newToken();
  scope.setCookie(cookieName(scope), token, 30 * 24 * 3600);
  return token;
}

/** The context of an act that is bound to this browser: what is begun here is gone on with here. */
export function inThisBrowser(ctx: Context, request: Request, scope: RequestScope): Context {
  return { ...ctx, browser: hashToken(takeBrowserToken(request, scope)) };
}

/** Forgets what belongs to the browser, when somebody signs out: the next person at this computer must not find it. */
export function forgetBrowserToken(scope: RequestScope): void {
  scope.setCookie(cookieName(scope), "", 0);
}

/** __Host- keeps other hosts of the domain from planting a token that they know. Browsers refuse it on plain http. */
function cookieName({ platform }: RequestScope): string {
  return platform.env.PUBLIC_URL.startsWith("https:") ? "__Host-samplan_browser" : "samplan_browser";
}
