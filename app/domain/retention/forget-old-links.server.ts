import { lt } from "drizzle-orm";
import type { Context } from "../context.ts";

/** Invitations are kept for a while after they expire: a representative sees that nobody came. */
const daysOfInvitations = 90;

/** Removes links of mails that work no longer, and invitations that nobody took. Run by the worker. */
export async function forgetOldLinks(ctx: Context): Promise<void> {
  const { emailTokens, invitations } = ctx.tables;
  await ctx.write(async (tx) => {
    await tx.delete(emailTokens).where(lt(emailTokens.expiresAt, ctx.now));
    await tx.delete(invitations).where(lt(invitations.expiresAt, new Date(ctx.now.getTime() - daysOfInvitations * 24 * 3600 * 1000)));
  });
}
