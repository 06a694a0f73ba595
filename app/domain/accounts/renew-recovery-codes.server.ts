import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { forgetWaits, takeTurn } from "../rate-limits/growing-wait.server.ts";
import { done, refused, type Result } from "../result.ts";
import { replaceRecoveryCodes } from "./confirm-second-factor.server.ts";
import { loadOwnAccount } from "./load-own-account.server.ts";
import { newRecoveryCodes } from "./recovery-code.ts";
import { findStep, takeStep } from "./show-second-factor.server.ts";

/** New recovery codes for a code of the app; those before are void. They are shown once. */
export async function renewRecoveryCodes(ctx: Context, code: string): Promise<Result<{ codes: string[] }, "code_wrong" | "second_factor_is_off">> {
  const account = await loadOwnAccount(ctx);
  if (!account.totpConfirmedAt) return refused("second_factor_is_off");
  const wait = await takeTurn(ctx, "secondFactor", account.id);
  if (wait > 0) throw new DomainError("too_many", { retryAfter: wait });
  const step = await findStep(ctx, account.id, code);
  const codes = newRecoveryCodes();
  const isTaken = await ctx.write(async (tx) => {
    if (!(await takeStep(ctx, tx, account.id, step))) return false;
    await replaceRecoveryCodes(ctx, tx, account.id, codes);
    await forgetWaits(ctx, tx, [{ name: "secondFactor", who: account.id }]);
    await recordAct(ctx, tx, { action: "account.recovery_codes_renewed", subjectType: "user", subjectId: account.id });
    return true;
  });
  return isTaken ? done({ codes }) : refused("code_wrong");
}
