import { and, eq } from "drizzle-orm";
import type { Role } from "#db/values.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { emailKey } from "./schema.ts";

/** Gives the account with this address a role on the whole platform. Only the platform itself (the command line) may. */
export async function grantRole(ctx: Context, email: string, role: Role): Promise<Result<{ userId: string }, "account_unknown">> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { users, roleGrants } = ctx.tables;
  const [user] = await ctx.read.select({ id: users.id }).from(users).where(eq(users.emailKey, emailKey(email)));
  if (!user) return refused("account_unknown");
  await ctx.write(async (tx) => {
    await tx.insert(roleGrants).values({ userId: user.id, role, grantedAt: ctx.now }).onConflictDoNothing();
    await recordAct(ctx, tx, { action: "role.granted", subjectType: "user", subjectId: user.id, data: { role } });
  });
  return done({ userId: user.id });
}

/** Takes a role back. */
export async function revokeRole(ctx: Context, email: string, role: Role): Promise<Result<{ userId: string }, "account_unknown">> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { users, roleGrants } = ctx.tables;
  const [user] = await ctx.read.select({ id: users.id }).from(users).where(eq(users.emailKey, emailKey(email)));
  if (!user) return refused("account_unknown");
  await ctx.write(async (tx) => {
    await tx.delete(roleGrants).where(and(eq(roleGrants.userId, user.id), eq(roleGrants.role, role)));
    await recordAct(ctx, tx, { action: "role.revoked", subjectType: "user", subjectId: user.id, data: { role } });
  });
  return done({ userId: user.id });
}
