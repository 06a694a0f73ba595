import { and, eq, isNull } from "drizzle-orm";
import type { Locale } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";

/** The account of whoever acts, as their own commands need it. */
export type OwnAccount = { id: string; email: string; emailKey: string; name: string; locale: Locale; passwordHash: string; isDemo: boolean; totpSecret: string | null; totpConfirmedAt: Date | null; version: number };

/** Throws forbidden when nobody is signed in. */
export async function loadOwnAccount(ctx: Context): Promise<OwnAccount> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { users: u } = ctx.tables;
  const [account] = await ctx.read.select({
    id: u.id, email: u.email, emailKey: u.emailKey, name: u.name, locale: u.locale, passwordHash: u.passwordHash, isDemo: u.isDemo, totpSecret: u.totpSecret, totpConfirmedAt: u.totpConfirmedAt, version: u.version,
  }).from(u).where(and(eq(u.id, ctx.actor.id), isNull(u.deletedAt)));
  if (!account) throw forbidden();
  return account;
}
