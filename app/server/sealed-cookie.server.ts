import { z } from "zod";
import type { RequestScope } from "./request-scope.ts";

/** A cookie whose content only the platform can read and make: what is half done between two pages, such as signing in. */
export type SealedCookie<T> = {
  set: (scope: RequestScope, value: T) => void;
  /** What it holds, or null when it is missing, too old, or not ours. */
  read: (scope: RequestScope, request: Request) => T | null;
  forget: (scope: RequestScope) => void;
};

/** `name` is also the purpose it is sealed for; it is kept for so many seconds. */
export function sealedCookie<T>(name: string, schema: z.ZodType<T>, seconds: number): SealedCookie<T> {
  const envelope = z.object({ until: z.number(), value: schema });
  // __Host- keeps other hosts of the domain from planting one. Browsers refuse it on plain http.
  const nameFor = ({ platform }: RequestScope) => (platform.env.PUBLIC_URL.startsWith("https:") ? `__Host-samplan_${name}` : `samplan_${name}`);
  const pattern = new RegExp(`(?:^|;\\s*)(?:__Host-)?samplan_${name}=([\\w-]{20,4000})(?:;|$)`);
  return {
    set(scope, value) {
      const { seal } = scope.platform;
      scope.setCookie(nameFor(scope), seal.seal(JSON.stringify({ until: scope.now.getTime() + seconds * 1000, value }), `cookie:${name}`), seconds);
    },
    read(scope, request) {
      const sealed = pattern.exec(request.headers.get("cookie") ?? "")?.[1];
      const text = sealed ? scope.platform.seal.open(sealed, `cookie:${name}`) : null;
      const found = text === null ? null : envelope.safeParse(JSON.parse(text)).data;
      return found && found.until > scope.now.getTime() ? found.value : null;
    },
    forget(scope) {
      scope.setCookie(nameFor(scope), "", 0);
    },
  };
}
