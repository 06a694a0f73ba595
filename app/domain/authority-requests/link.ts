import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";

/** The token of the link to a question. It is worked out anew for each mail, so that a reminder has the link that the first mail had; only its hash is kept. */
export function authorityToken(ctx: Context, id: string): string {
  return ctx.seal.secretFor(id, "authority request");
}

/** What is kept of it. */
export function authorityTokenHash(ctx: Context, id: string): string {
  return hashToken(authorityToken(ctx, id));
}
