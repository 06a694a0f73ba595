import { and, eq, lt } from "drizzle-orm";
import type { Context } from "../context.ts";

/** Invitations are kept for a while after they expire: a representative sees that nobody came. */
const daysOfInvitations = 90;

/** Removes links of mails that work no longer, and invitations that nobody took or that were declined. Run by the worker. */
export async function forgetOldLinks(ctx: Context): Promise<void> {
  const { emailTokens, invitations, coAuthors: a } = ctx.tables;
  const longAgo = new Date(ctx.now.getTime() - daysOfInvitations * 24 * 3600 * 1000);
  await ctx.write(async (tx) => {
    await tx.delete(emailTokens).where(lt(emailTokens.expiresAt, ctx.now));
    await tx.delete(a).where(and(eq(a.state, "invited"), lt(a.expiresAt, longAgo)));
    await tx.delete(a).where(and(eq(a.state, "declined"), lt(a.decidedAt, longAgo)));
    await tx.delete(invitations).where(lt(invitations.expiresAt, longAgo));
  });
}
