import type { IncomingMessage } from "node:http";
import type { Source, Store } from "#db/store.ts";
import type { RequestScope } from "./request-scope.ts";

/** Up to where this browser has written. One that is made up leads to the primary, or to a page as everyone sees it. */
const cookie = "samplan_written";
/** Longer than a replica that is read from may be behind, in seconds. */
const remembered = 60;
/** After all that was ever written: where the primary went away before it said where it is. */
const beyondAll = "FFFFFFFF/FFFFFFFF";

/** Where a request is read from: what changes something from the primary, and a page from a replica that has what its reader wrote. */
export function sourceFor(store: Store, { method, headers }: Pick<IncomingMessage, "method" | "headers">): Source {
  if (method !== "GET" && method !== "HEAD") return store.primary;
  return store.source(/(?:^|;\s*)samplan_written=([0-9A-F/]{3,17})(?:;|$)/.exec(headers.cookie ?? "")?.[1]);
}

/** Has whoever wrote something find it on the pages that follow. Where there is no replica nothing is to be remembered. */
export async function rememberWrites(scope: RequestScope): Promise<void> {
  if (!scope.hasWritten) return;
  const position = await scope.platform.store.position().catch(() => beyondAll);
  if (position !== null) scope.setCookie(cookie, position, remembered);
}
