import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { countRecoveryCodes } from "./find-second-factor.server.ts";
import { loadOwnAccount } from "./load-own-account.server.ts";
import { isFreshSession } from "./prove-self.server.ts";
import { totpPurpose } from "./start-second-factor.server.ts";
import { totpUri } from "./totp.ts";

/** Where somebody's own second factor stands. While it is being set up: the secret, and the address that an app reads. */
export type SecondFactorView = {
  state: "off" | "setting_up" | "on";
  secret: string;
  uri: string;
  since: Date | null;
  codesLeft: number;
  /** Whether they have a role, which asks for it. */
  isNeeded: boolean;
  /** Whether the password is asked for before a change; an account without one is asked to sign in again instead. */
  asksPassword: boolean;
  hasPassword: boolean;
  isDemo: boolean;
  /** Whether the e-mail address is confirmed, without which it cannot be turned on. */
  isConfirmed: boolean;
};

export async function getSecondFactor(ctx: Context, sessionId: string | null): Promise<SecondFactorView> {
  const account = await loadOwnAccount(ctx);
  const { roleGrants } = ctx.tables;
  const roles = await ctx.read.select({ role: roleGrants.role }).from(roleGrants).where(eq(roleGrants.userId, account.id)).limit(1);
  const secret = account.totpConfirmedAt || !account.totpSecret ? null : ctx.seal.open(account.totpSecret, totpPurpose);
  return {
    state: account.totpConfirmedAt ? "on" : secret ? "setting_up" : "off",
    secret: secret ?? "",
    uri: secret ? totpUri(secret, account.email) : "",
    since: account.totpConfirmedAt,
    codesLeft: account.totpConfirmedAt ? await countRecoveryCodes(ctx, account.id) : 0,
    isNeeded: roles.length > 0,
    asksPassword: account.passwordHash !== "" && !(await isFreshSession(ctx, sessionId)),
    hasPassword: account.passwordHash !== "",
    isDemo: account.isDemo,
    isConfirmed: ctx.actor.kind === "person" && ctx.actor.emailVerified,
  };
}
