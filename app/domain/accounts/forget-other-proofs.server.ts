import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/**
 * Takes from an account whose address nobody had confirmed what else could sign in to it or keep its owner out: connected
 * logins, the second factor and its recovery codes. Whoever set them up need not be who owns the address.
 */
export async function forgetOtherProofs(ctx: Context, tx: WriteHandle, userId: string): Promise<void> {
  const { users, identities, recoveryCodes } = ctx.tables;
  await tx.delete(identities).where(eq(identities.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.update(users).set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null }).where(eq(users.id, userId));
}
