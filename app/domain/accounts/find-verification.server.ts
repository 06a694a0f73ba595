import { and, eq, gt, isNull } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";

/** For whom the account of a verification link was made, so that its receiver can see that it is theirs; null when the link is spent. */
export async function findVerification(ctx: Context, token: string): Promise<{ name: string; organisation: string | null } | null> {
  const { users, emailTokens, organisations } = ctx.tables;
  const [row] = await ctx.read.select({ name: users.name, organisation: organisations.name }).from(emailTokens).innerJoin(users, eq(users.id, emailTokens.userId)).leftJoin(organisations, eq(organisations.id, users.organisationId))
    .where(and(eq(emailTokens.id, hashToken(token)), eq(emailTokens.purpose, "verify_email"), isNull(emailTokens.usedAt), gt(emailTokens.expiresAt, ctx.now)));
  return row ?? null;
}
