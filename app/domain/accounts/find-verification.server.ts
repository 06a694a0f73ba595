import { and, eq, gt, isNull } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";
import { isSameBrowser } from "./verify-email.server.ts";

/** A link to confirm an address: for whom the account was made, so that its receiver can see that it is theirs, and what it takes here. */
export type Verification = { name: string; organisation: string | null; takes: "nothing" | "password" | "other_browser" };

/** Null when the link is spent. */
export async function findVerification(ctx: Context, token: string): Promise<Verification | null> {
  const { users, emailTokens, organisations } = ctx.tables;
  const [row] = await ctx.read.select({ name: users.name, organisation: organisations.name, passwordHash: users.passwordHash, data: emailTokens.data }).from(emailTokens).innerJoin(users, eq(users.id, emailTokens.userId)).leftJoin(organisations, eq(organisations.id, users.organisationId))
    .where(and(eq(emailTokens.id, hashToken(token)), eq(emailTokens.purpose, "verify_email"), isNull(emailTokens.usedAt), gt(emailTokens.expiresAt, ctx.now)));
  if (!row) return null;
  const { name, organisation, passwordHash, data } = row;
  return { name, organisation, takes: isSameBrowser(ctx, data) ? "nothing" : passwordHash === "" ? "other_browser" : "password" };
}
