import { and, eq, lt, ne } from "drizzle-orm";
import type { Context } from "../context.ts";

/** Invitations are kept for a while after they expire: a representative sees that nobody came. */
const daysOfInvitations = 90;

/** Removes links of mails that work no longer, and invitations that nobody took or that were declined. Run by the worker. */
export async function forgetOldLinks(ctx: Context): Promise<void> {
  const { emailTokens, invitations, coAuthors: a, authorityRequests: r } = ctx.tables;
  const longAgo = new Date(ctx.now.getTime() - daysOfInvitations * 24 * 3600 * 1000);
  await ctx.write(async (tx) => {
    await tx.delete(emailTokens).where(lt(emailTokens.expiresAt, ctx.now));
    await tx.delete(a).where(and(eq(a.state, "invited"), lt(a.expiresAt, longAgo)));
    await tx.delete(a).where(and(eq(a.state, "declined"), lt(a.decidedAt, longAgo)));
    // What an authority was asked and said stays with the case; where it was mailed is of no use when its link opens nothing.
    await tx.update(r).set({ email: "" }).where(and(ne(r.email, ""), lt(r.dueAt, longAgo)));
    await tx.delete(invitations).where(lt(invitations.expiresAt, longAgo));
  });
}
