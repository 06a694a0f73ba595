import { openAccount } from "../accounts/register-account.server.ts";
import type { SignUp } from "../accounts/schema.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { insertIdentity } from "./attach-identity.server.ts";
import type { Identity } from "./schema.ts";

/**
 * Makes an account without a password that this login opens, and mails a link that confirms the address. Nothing tells
 * whether the address has an account: then that account is left alone, and its owner told. A conflict when the login has been connected meanwhile.
 */
export async function registerWithIdentity(ctx: Context, input: SignUp, identity: Identity, returnTo: string): Promise<void> {
  await takeTry(ctx, "signUpPerAddress", ctx.address);
  await openAccount(ctx, input, "", returnTo, async (tx, userId) => {
    if ((await insertIdentity(ctx, tx, userId, identity)) === "taken") throw conflict();
    await recordAct(ctx, tx, { action: "identity.linked", subjectType: "user", subjectId: userId, data: { provider: identity.provider, level: identity.level, kind: identity.kind, proof: "new_account" } });
  });
}
