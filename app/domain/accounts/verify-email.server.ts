import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { adoptEmailDomain } from "../organisations/adopt-email-domain.server.ts";
import { takeTurn } from "../rate-limits/growing-wait.server.ts";
import { done, refused, type Result } from "../result.ts";
import { checkPassword } from "./password.server.ts";

export type VerificationRefusal = "link_spent" | "password_missing" | "password_wrong" | "other_browser";

/**
 * Confirms the address that the link was sent to, and answers whose it is. A link works once, for two days, and takes the
 * other ones along. It proves who reads the mail, not who chose the password: a stranger may have signed up with this
 * address, or signed up again after its owner. So in another browser than the one that signed up it takes the password
 * too; where there is none (a login at a provider), only that browser confirms. Who knows neither gets in by a reset.
 */
export async function verifyEmail(ctx: Context, token: string, password = ""): Promise<Result<{ userId: string }, VerificationRefusal>> {
  const proof = await proveSignUp(ctx, token, password);
  if (!proof.ok) return proof;
  const { users, emailTokens } = ctx.tables;
  return ctx.write(async (tx): Promise<Result<{ userId: string }, VerificationRefusal>> => {
    const [row] = await tx.update(emailTokens).set({ usedAt: ctx.now }).where(isOpen(ctx, token)).returning({ userId: emailTokens.userId });
    if (!row) return refused("link_spent");
    const [confirmed] = await tx.update(users).set({ emailVerifiedAt: ctx.now }).where(and(eq(users.id, row.userId), isNull(users.emailVerifiedAt))).returning({ id: users.id, emailKey: users.emailKey });
    // An address that is confirmed already is signed in to with its password, not with an older link.
    if (!confirmed) return refused("link_spent");
    await tx.update(emailTokens).set({ usedAt: ctx.now }).where(and(eq(emailTokens.userId, row.userId), eq(emailTokens.purpose, "verify_email"), isNull(emailTokens.usedAt), ne(emailTokens.id, hashToken(token))));
    await adoptEmailDomain(ctx, tx, confirmed);
    await recordAct(ctx, tx, { action: "account.email_verified", subjectType: "user", subjectId: row.userId });
    return done({ userId: row.userId });
  });
}

function isOpen(ctx: Context, token: string) {
  const { emailTokens: t } = ctx.tables;
  return and(eq(t.id, hashToken(token)), eq(t.purpose, "verify_email"), isNull(t.usedAt), gt(t.expiresAt, ctx.now));
}

/** Whether the receiver of the link is who signed up. */
async function proveSignUp(ctx: Context, token: string, password: string): Promise<Result<null, VerificationRefusal>> {
  const { users, emailTokens } = ctx.tables;
  const [row] = await ctx.read.select({ userId: users.id, passwordHash: users.passwordHash, data: emailTokens.data }).from(emailTokens).innerJoin(users, eq(users.id, emailTokens.userId)).where(isOpen(ctx, token));
  if (!row) return refused("link_spent");
  if (isSameBrowser(ctx, row.data)) return done(null);
  if (row.passwordHash === "") return refused("other_browser");
  if (password === "") return refused("password_missing");
  const wait = await takeTurn(ctx, "ownPassword", row.userId);
  if (wait > 0) throw new DomainError("too_many", { retryAfter: wait });
  return (await checkPassword(row.passwordHash, password)) ? done(null) : refused("password_wrong");
}

/** Whether this is the browser that asked for the link. */
export function isSameBrowser({ browser }: Context, data: Record<string, string> | null): boolean {
  return browser !== "" && data?.browser === browser;
}
