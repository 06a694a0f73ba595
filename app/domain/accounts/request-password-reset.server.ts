import { and, eq, isNull } from "drizzle-orm";
import { hashToken, newToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { hasTry, takeTry } from "../rate-limits/take-try.server.ts";
import { emailKey } from "./schema.ts";

const minutesValid = 30;

/**
 * Mails a link to choose a new password, where the address has an account. It takes the same steps where it has none, and
 * there is no answer: nobody learns who has an account. Beyond the limit of one address no further mail is sent; the
 * links of those sent before work as long as that limit lasts, so nobody keeps the owner from theirs.
 */
export async function requestPasswordReset(ctx: Context, email: string): Promise<void> {
  await takeTry(ctx, "resetPerNetwork", ctx.network);
  await takeTry(ctx, "resetPerAddress", ctx.address);
  const isAllowed = await hasTry(ctx, "resetPerAccount", hashToken(emailKey(email)));
  const { users, emailTokens } = ctx.tables;
  const [user] = await ctx.read.select({ id: users.id, email: users.email, name: users.name, locale: users.locale, isDemo: users.isDemo }).from(users).where(and(eq(users.emailKey, emailKey(email)), isNull(users.deletedAt)));
  const token = newToken();
  await ctx.write(async (tx) => {
    const isSent = user !== undefined && isAllowed && !user.isDemo;
    await recordAct(ctx, tx, { action: "account.password_reset_asked", subjectType: "user", subjectId: user?.id ?? "unknown", data: { sent: isSent } });
    if (!isSent) return;
    await tx.insert(emailTokens).values({ id: hashToken(token), userId: user.id, purpose: "reset_password", expiresAt: new Date(ctx.now.getTime() + minutesValid * 60_000) });
    await queueMail(ctx, tx, { kind: "password_reset", to: user.email, locale: user.locale, payload: { name: user.name, token }, dedupeKey: `reset:${hashToken(token)}` });
  });
}
