import { and, eq, gt, isNull } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { forgetWaits } from "../rate-limits/growing-wait.server.ts";
import { done, refused, type Result } from "../result.ts";
import { adoptEmailDomain } from "../organisations/adopt-email-domain.server.ts";
import { forgetOtherProofs } from "./forget-other-proofs.server.ts";
import { ownWordsOf } from "./own-words.server.ts";
import { findPasswordProblem, hashPassword, type PasswordProblem } from "./password.server.ts";
import { signInWait } from "./sign-in.server.ts";
import { endSessions, voidLinks } from "./void-links.server.ts";

/** Whose link it is, as long as it can be used; null when it is spent, too old or made up. */
async function findOwner(ctx: Context, token: string) {
  const { users, emailTokens } = ctx.tables;
  const [owner] = await ctx.read.select({ id: users.id, email: users.email, name: users.name, locale: users.locale }).from(emailTokens).innerJoin(users, eq(users.id, emailTokens.userId)).where(and(isOpen(ctx, token), isNull(users.deletedAt)));
  return owner ?? null;
}

function isOpen(ctx: Context, token: string) {
  const { emailTokens } = ctx.tables;
  return and(eq(emailTokens.id, hashToken(token)), eq(emailTokens.purpose, "reset_password"), isNull(emailTokens.usedAt), gt(emailTokens.expiresAt, ctx.now));
}

/** Whether a link to choose a new password can still be used. Whose it is, the page does not say: links get into wrong hands. */
export async function isResetLinkOpen(ctx: Context, token: string): Promise<boolean> {
  return (await findOwner(ctx, token)) !== null;
}

/**
 * Chooses a new password by a link that works once, for 30 minutes. All sessions end, all other links are void, and the
 * owner is told. The link came by mail, so the address is confirmed with it. What strangers tried at this address before
 * keeps the owner waiting no longer.
 */
export async function resetPassword(ctx: Context, token: string, newPassword: string): Promise<Result<{ userId: string; hasSecondFactor: boolean }, "link_spent" | PasswordProblem>> {
  const owner = await findOwner(ctx, token);
  if (!owner) return refused("link_spent");
  const problem = await findPasswordProblem(newPassword, await ownWordsOf(ctx, owner));
  if (problem) return refused(problem);
  const passwordHash = await hashPassword(newPassword);
  const { users, emailTokens } = ctx.tables;
  return ctx.write(async (tx) => {
    const used = await tx.update(emailTokens).set({ usedAt: ctx.now }).where(isOpen(ctx, token)).returning({ userId: emailTokens.userId });
    if (used.length === 0) return refused("link_spent");
    // First to know whether somebody had confirmed the address: if not, another may have made the account and set up more ways in.
    const [confirmed] = await tx.update(users).set({ emailVerifiedAt: ctx.now }).where(and(eq(users.id, owner.id), isNull(users.emailVerifiedAt), isNull(users.deletedAt))).returning({ id: users.id, emailKey: users.emailKey });
    if (confirmed) {
      await forgetOtherProofs(ctx, tx, confirmed.id);
      await adoptEmailDomain(ctx, tx, confirmed);
    }
    const [user] = await tx.update(users).set({ passwordHash }).where(and(eq(users.id, owner.id), isNull(users.deletedAt))).returning({ secondFactorAt: users.totpConfirmedAt });
    if (!user) return refused("link_spent");
    await voidLinks(ctx, tx, owner.id);
    await endSessions(ctx, tx, owner.id, null);
    await forgetWaits(ctx, tx, [signInWait(ctx, owner.email)]);
    await recordAct(ctx, tx, { action: "account.password_reset", subjectType: "user", subjectId: owner.id });
    await queueMail(ctx, tx, { kind: "password_changed", to: owner.email, locale: owner.locale, payload: { name: owner.name }, dedupeKey: `password-changed:${newId()}` });
    return done({ userId: owner.id, hasSecondFactor: user.secondFactorAt !== null });
  });
}
