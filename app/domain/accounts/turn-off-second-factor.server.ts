import { and, eq, isNotNull, notExists } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { forgetWaits, takeTurn } from "../rate-limits/growing-wait.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadOwnAccount } from "./load-own-account.server.ts";
import { proveSelf, type ProofProblem } from "./prove-self.server.ts";
import { findStep, takeStep } from "./show-second-factor.server.ts";

type Problem = ProofProblem | "code_wrong" | "second_factor_is_off" | "second_factor_needed";

/** Turns the second factor off, with the password and a code of the app. Refused while one has a role, which asks for it. */
export async function turnOffSecondFactor(ctx: Context, proof: { sessionId: string | null; password: string; code: string }): Promise<Result<null, Problem>> {
  const account = await loadOwnAccount(ctx);
  if (!account.totpConfirmedAt) return refused("second_factor_is_off");
  const { users, roleGrants, recoveryCodes } = ctx.tables;
  const roles = await ctx.read.select({ role: roleGrants.role }).from(roleGrants).where(eq(roleGrants.userId, account.id)).limit(1);
  if (roles.length > 0) return refused("second_factor_needed");
  const proven = await proveSelf(ctx, account, { ...proof, freshIsEnough: false });
  if (!proven.ok) return proven;
  const wait = await takeTurn(ctx, "secondFactor", account.id);
  if (wait > 0) throw new DomainError("too_many", { retryAfter: wait });
  const step = await findStep(ctx, account.id, proof.code);
  return ctx.write(async (tx): Promise<Result<null, Problem>> => {
    if (!(await takeStep(ctx, tx, account.id, step))) return refused("code_wrong");
    // A role may have been granted at this moment.
    const off = await tx.update(users).set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
      .where(and(eq(users.id, account.id), isNotNull(users.totpConfirmedAt), notExists(tx.select({ role: roleGrants.role }).from(roleGrants).where(eq(roleGrants.userId, account.id))))).returning({ id: users.id });
    if (off.length === 0) return refused("second_factor_needed");
    await forgetWaits(ctx, tx, [{ name: "secondFactor", who: account.id }]);
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, account.id));
    await recordAct(ctx, tx, { action: "account.second_factor_off", subjectType: "user", subjectId: account.id });
    await queueMail(ctx, tx, { kind: "second_factor_off", to: account.email, locale: account.locale, payload: { name: account.name }, dedupeKey: `second-factor-off:${newId()}` });
    return done(null);
  });
}
