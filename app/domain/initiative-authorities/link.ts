import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";

/** The token of the link by which a party says whether it takes part. It is worked out anew for each mail; only its hash is kept. */
export function partyToken(ctx: Context, id: string): string {
  return ctx.seal.secretFor(id, "initiative authority");
}

/** What is kept of it. */
export function partyTokenHash(ctx: Context, id: string): string {
  return hashToken(partyToken(ctx, id));
}
