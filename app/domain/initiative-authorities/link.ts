import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";

type Linked = { id: string; linkNumber: number };

/** The token of the link by which a party answers and reports. It is worked out anew for each mail; only its hash is kept. With another number it is another one. */
export function partyToken(ctx: Context, { id, linkNumber }: Linked): string {
  // The first has no number in it, as links had none once.
  return ctx.seal.secretFor(linkNumber === 0 ? id : `${id}\n${linkNumber}`, "initiative authority");
}

/** What is kept of it. */
export function partyTokenHash(ctx: Context, party: Linked): string {
  return hashToken(partyToken(ctx, party));
}
