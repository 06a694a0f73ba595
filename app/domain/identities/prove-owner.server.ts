import { loadOwnAccount } from "../accounts/load-own-account.server.ts";
import { proveSelf, type ProofProblem } from "../accounts/prove-self.server.ts";
import type { Context } from "../context.ts";
import type { Result } from "../result.ts";

/** What shows that it is the owner who is at the browser: the session, when it began a moment ago, or the password. */
export type OwnerProof = { sessionId: string | null; password: string };

/** Before a login is connected. Also for invented people, who belong to everybody: one more way in shuts nobody out. */
export async function proveOwner(ctx: Context, { sessionId, password }: OwnerProof): Promise<Result<null, ProofProblem>> {
  return proveSelf(ctx, { ...(await loadOwnAccount(ctx)), isDemo: false }, { sessionId, password, freshIsEnough: true });
}
