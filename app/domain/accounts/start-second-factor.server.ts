import { and, eq, isNull } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import { loadOwnAccount } from "./load-own-account.server.ts";
import { proveSelf, type ProofProblem } from "./prove-self.server.ts";
import { newTotpSecret } from "./totp.ts";

/** What a sealed secret is sealed for. */
export const totpPurpose = "totp";

/**
 * Makes a secret for the authenticator app, which counts for nothing until a first code confirms it. Each start makes a
 * new one: nobody who saw an earlier one can wait for the owner to confirm it. Asks for the password unless one signed in
 * just now. Refused when the second factor is on, and until the address is confirmed: whoever signs up with another's
 * address must not keep its owner out for good.
 */
export async function startSecondFactor(ctx: Context, proof: { sessionId: string | null; password: string }): Promise<Result<null, ProofProblem | "second_factor_is_on" | "confirm_email_first">> {
  const account = await loadOwnAccount(ctx);
  if (ctx.actor.kind !== "person" || !ctx.actor.emailVerified) return refused("confirm_email_first");
  const proven = await proveSelf(ctx, account, { ...proof, freshIsEnough: true });
  if (!proven.ok) return proven;
  const { users } = ctx.tables;
  const secret = ctx.seal.seal(newTotpSecret(), totpPurpose);
  return ctx.write(async (tx) => {
    const rows = await tx.update(users).set({ totpSecret: secret, totpLastStep: null }).where(and(eq(users.id, account.id), isNull(users.totpConfirmedAt))).returning({ id: users.id });
    if (rows.length === 0) return refused("second_factor_is_on");
    await recordAct(ctx, tx, { action: "account.second_factor_started", subjectType: "user", subjectId: account.id });
    return done(null);
  });
}
