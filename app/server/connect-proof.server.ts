import { z } from "zod";
import type { RequestScope } from "./request-scope.ts";

const purpose = "connect identity";
const minutesValid = 10;
const content = z.object({ session: z.string(), until: z.number() });

/**
 * A text that shows that the owner of the session was at the browser a moment ago. It is part of the link that leads to
 * the provider, so that no other site can make somebody connect a login that is not theirs.
 */
export function makeConnectProof(scope: RequestScope, sessionId: string): string {
  return scope.platform.seal.seal(JSON.stringify({ session: sessionId, until: scope.now.getTime() + minutesValid * 60_000 }), purpose);
}

/** Whether it was made for this session, not too long ago. */
export function isConnectProof(scope: RequestScope, sessionId: string | null, proof: string): boolean {
  const text = scope.platform.seal.open(proof, purpose);
  const found = text === null ? null : content.parse(JSON.parse(text));
  return found !== null && found.session === sessionId && found.until > scope.now.getTime();
}
