import { newToken } from "#app/lib/token.ts";
import type { RequestScope } from "./request-scope.ts";

const name = "samplan_draft";

/** The token by which this browser finds what it has begun to write, or null. */
export function findDraftToken(request: Request): string | null {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]{20,40})(?:;|$)`).exec(request.headers.get("cookie") ?? "")?.[1] ?? null;
}

/** The same, made and sent as a cookie when there is none: 30 days, not readable by scripts. */
export function takeDraftToken(request: Request, scope: RequestScope): string {
  const found = findDraftToken(request);
  if (found) return found;
  const token = newToken();
  scope.setCookie(name, token, 30 * 24 * 3600);
  return token;
}

/** Forgets the browser's drafts, when somebody signs out: the next person at this computer must not find them. */
export function forgetDraftToken(scope: RequestScope): void {
  scope.setCookie(name, "", 0);
}
