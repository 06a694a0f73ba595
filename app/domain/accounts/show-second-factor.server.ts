import { and, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forgetWaits, takeTurn } from "../rate-limits/growing-wait.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recoveryCodeHash } from "./recovery-code.ts";
import { totpPurpose } from "./start-second-factor.server.ts";
import { findTotpStep } from "./totp.ts";

/** A code of the app, or one of the recovery codes. */
export type ShownCode = { code: string; recoveryCode: string };

/**
 * The second half of signing in to an account. A code of the app works once, and so does a recovery code. Wrong codes make
 * the next one wait, longer each time: `wait` comes with the seconds.
 */
export async function showSecondFactor(ctx: Context, userId: string, shown: ShownCode): Promise<Result<null, "code_wrong"> | { ok: false; reason: "wait"; seconds: number }> {
  const seconds = await takeTurn(ctx, "secondFactor", userId);
  if (seconds > 0) return { ok: false, reason: "wait", seconds };
  const step = await findStep(ctx, userId, shown.code);
  const taken = await ctx.write(async (tx) => {
    const how = (await takeStep(ctx, tx, userId, step)) ? "app" : (await takeRecoveryCode(ctx, tx, userId, shown.recoveryCode)) ? "recovery_code" : null;
    await recordAct(ctx, tx, how ? { action: "account.signed_in", subjectType: "user", subjectId: userId, data: { secondFactor: how } } : { action: "account.second_factor_failed", subjectType: "user", subjectId: userId });
    if (how) await forgetWaits(ctx, tx, [{ name: "secondFactor", who: userId }]);
    return how !== null;
  });
  return taken ? done(null) : refused("code_wrong");
}

/** The step that the code belongs to, or null. */
export async function findStep(ctx: Context, userId: string, code: string): Promise<number | null> {
  const { users } = ctx.tables;
  const [user] = await ctx.read.select({ secret: users.totpSecret }).from(users).where(and(eq(users.id, userId), isNotNull(users.totpConfirmedAt), isNull(users.deletedAt)));
  const secret = user?.secret ? ctx.seal.open(user.secret, totpPurpose) : null;
  return secret === null ? null : findTotpStep(secret, code, ctx.now);
}

/** Takes a step that was not taken before: of two requests with one code it is one's. */
export async function takeStep(ctx: Context, tx: WriteHandle, userId: string, step: number | null): Promise<boolean> {
  if (step === null) return false;
  const { users } = ctx.tables;
  const rows = await tx.update(users).set({ totpLastStep: step }).where(and(eq(users.id, userId), isNotNull(users.totpConfirmedAt), or(isNull(users.totpLastStep), lt(users.totpLastStep, step)))).returning({ id: users.id });
  return rows.length > 0;
}

async function takeRecoveryCode(ctx: Context, tx: WriteHandle, userId: string, code: string): Promise<boolean> {
  if (code === "" || code.length > 100) return false;
  const { recoveryCodes: r } = ctx.tables;
  const rows = await tx.update(r).set({ usedAt: ctx.now }).where(and(eq(r.userId, userId), eq(r.codeHash, recoveryCodeHash(userId, code)), isNull(r.usedAt))).returning({ userId: r.userId });
  return rows.length > 0;
}
