import { and, desc, eq, gt } from "drizzle-orm";
import type { SignInMethod } from "#db/values.ts";
import type { Context } from "../context.ts";
import { countRecoveryCodes } from "./find-second-factor.server.ts";
import { loadOwnAccount } from "./load-own-account.server.ts";

/** A browser in which somebody is signed in. `began` is null for one from before that was noted. */
export type SessionView = { id: string; device: string; method: SignInMethod; began: Date | null; lastSeen: Date | null; isThis: boolean };

/** How one signs in, and where one is signed in. */
export type SecurityView = { email: string; isConfirmed: boolean; hasPassword: boolean; secondFactor: { isOn: boolean; codesLeft: number }; isDemo: boolean; sessions: SessionView[] };

export async function getSecurity(ctx: Context, sessionId: string | null): Promise<SecurityView> {
  const account = await loadOwnAccount(ctx);
  const { sessions: s } = ctx.tables;
  // An invented person is signed in with by everybody: whose browsers those are is nobody's business.
  const own = account.isDemo ? and(eq(s.userId, account.id), eq(s.id, sessionId ?? "")) : eq(s.userId, account.id);
  const rows = await ctx.read.select({ id: s.id, device: s.device, method: s.method, began: s.createdAt, lastSeen: s.lastSeenAt }).from(s).where(and(own, gt(s.expiresAt, ctx.now))).orderBy(desc(s.lastSeenAt), desc(s.id)).limit(100);
  const sessions = rows.map((row) => ({ ...row, isThis: row.id === sessionId })).sort((a, b) => Number(b.isThis) - Number(a.isThis));
  return {
    email: account.email, hasPassword: account.passwordHash !== "", isDemo: account.isDemo, isConfirmed: ctx.actor.kind === "person" && ctx.actor.emailVerified,
    secondFactor: { isOn: account.totpConfirmedAt !== null, codesLeft: account.totpConfirmedAt ? await countRecoveryCodes(ctx, account.id) : 0 }, sessions,
  };
}
