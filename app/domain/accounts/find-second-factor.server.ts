import { and, count, eq, isNull } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";

/** What stands between a first factor and a session. `mark` changes with the password and with the second factor: what was half done before is void then. */
export type SecondFactorGate = { isAsked: boolean; mark: string };

/** Whether the account asks for a second factor when somebody signs in to it; null when there is no such account (any more). */
export async function findSecondFactorGate(ctx: Context, userId: string): Promise<SecondFactorGate | null> {
  const { users } = ctx.tables;
  const [user] = await ctx.read.select({ passwordHash: users.passwordHash, secret: users.totpSecret, confirmedAt: users.totpConfirmedAt }).from(users).where(and(eq(users.id, userId), isNull(users.deletedAt)));
  if (!user) return null;
  return { isAsked: user.confirmedAt !== null, mark: hashToken(`${user.passwordHash}\n${user.confirmedAt ? user.secret : ""}`).slice(0, 20) };
}

/** How many of a person's recovery codes can still be used. */
export async function countRecoveryCodes(ctx: Context, userId: string): Promise<number> {
  const { recoveryCodes } = ctx.tables;
  const [row] = await ctx.read.select({ left: count() }).from(recoveryCodes).where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  return row!.left;
}
