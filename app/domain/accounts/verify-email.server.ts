import { and, eq, gt, isNull } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { adoptEmailDomain } from "../organisations/adopt-email-domain.server.ts";
import { done, refused, type Result } from "../result.ts";

/** Confirms the address that the link was sent to, and answers whose it is. A link works once, for two days. */
export async function verifyEmail(ctx: Context, token: string): Promise<Result<{ userId: string }, "link_spent">> {
  const { users, emailTokens } = ctx.tables;
  return ctx.write(async (tx) => {
    const [row] = await tx.update(emailTokens).set({ usedAt: ctx.now })
      .where(and(eq(emailTokens.id, hashToken(token)), eq(emailTokens.purpose, "verify_email"), isNull(emailTokens.usedAt), gt(emailTokens.expiresAt, ctx.now)))
      .returning({ userId: emailTokens.userId });
    if (!row) return refused("link_spent");
    const [confirmed] = await tx.update(users).set({ emailVerifiedAt: ctx.now }).where(and(eq(users.id, row.userId), isNull(users.emailVerifiedAt))).returning({ id: users.id, emailKey: users.emailKey });
    if (confirmed) await adoptEmailDomain(ctx, tx, confirmed);
    await recordAct(ctx, tx, { action: "account.email_verified", subjectType: "user", subjectId: row.userId });
    return done({ userId: row.userId });
  });
}
