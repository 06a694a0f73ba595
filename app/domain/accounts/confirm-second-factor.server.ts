import { and, eq, isNull, ne } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { forgetWaits, takeTurn } from "../rate-limits/growing-wait.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadOwnAccount } from "./load-own-account.server.ts";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-code.ts";
import { totpPurpose } from "./start-second-factor.server.ts";
import { findTotpStep } from "./totp.ts";

/**
 * Turns the second factor on with a first code from the app, and answers the recovery codes, which are shown once. This
 * session has shown it with that; all others end, as they have not. The owner is told by mail.
 */
export async function confirmSecondFactor(ctx: Context, sessionId: string | null, code: string): Promise<Result<{ codes: string[] }, "code_wrong" | "second_factor_not_begun" | "second_factor_is_on">> {
  const account = await loadOwnAccount(ctx);
  if (account.totpConfirmedAt) return refused("second_factor_is_on");
  const secret = account.totpSecret && ctx.seal.open(account.totpSecret, totpPurpose);
  if (!secret || account.isDemo) return refused("second_factor_not_begun");
  const wait = await takeTurn(ctx, "secondFactor", account.id);
  if (wait > 0) throw new DomainError("too_many", { retryAfter: wait });
  const step = findTotpStep(secret, code, ctx.now);
  if (step === null) return refused("code_wrong");
  const codes = newRecoveryCodes();
  const { users, sessions } = ctx.tables;
  return ctx.write(async (tx) => {
    // Only the secret that the code was of: another tab may have begun anew.
    const rows = await tx.update(users).set({ totpConfirmedAt: ctx.now, totpLastStep: step }).where(and(eq(users.id, account.id), isNull(users.totpConfirmedAt), eq(users.totpSecret, account.totpSecret!))).returning({ id: users.id });
    if (rows.length === 0) return refused("second_factor_is_on");
    await replaceRecoveryCodes(ctx, tx, account.id, codes);
    await forgetWaits(ctx, tx, [{ name: "secondFactor", who: account.id }]);
    await tx.update(sessions).set({ secondFactorAt: ctx.now }).where(and(eq(sessions.userId, account.id), eq(sessions.id, sessionId ?? "")));
    await tx.delete(sessions).where(and(eq(sessions.userId, account.id), ne(sessions.id, sessionId ?? "")));
    await recordAct(ctx, tx, { action: "account.second_factor_on", subjectType: "user", subjectId: account.id });
    await queueMail(ctx, tx, { kind: "second_factor_on", to: account.email, locale: account.locale, payload: { name: account.name }, dedupeKey: `second-factor-on:${hashToken(account.totpSecret!)}` });
    return done({ codes });
  });
}

/** Puts new recovery codes in the place of all that there were. */
export async function replaceRecoveryCodes(ctx: Context, tx: WriteHandle, userId: string, codes: readonly string[]): Promise<void> {
  const { recoveryCodes } = ctx.tables;
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: recoveryCodeHash(userId, code) })));
}
