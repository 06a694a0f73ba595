import { and, asc, eq, isNull } from "drizzle-orm";
import type { Role } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { emailKey } from "./schema.ts";
import { wholePlatform } from "./role-policy.ts";

/** Who has which role where, for the command line: `plan` is a slug, null for the whole platform. */
export type RoleRow = { email: string; role: Role; plan: string | null; secondFactor: boolean };

/** All roles, by address. For the platform itself (the command line) alone. */
export async function listRoles(ctx: Context): Promise<RoleRow[]> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { users, roleGrants, plans } = ctx.tables;
  const rows = await ctx.read.select({ email: users.email, role: roleGrants.role, scope: roleGrants.scope, plan: plans.slug, secondFactorAt: users.totpConfirmedAt })
    .from(roleGrants).innerJoin(users, eq(users.id, roleGrants.userId)).leftJoin(plans, eq(plans.id, roleGrants.scope)).where(isNull(users.deletedAt)).orderBy(asc(users.emailKey), asc(roleGrants.scope), asc(roleGrants.role));
  return rows.map(({ email, role, scope, plan, secondFactorAt }) => ({ email, role, plan: scope === wholePlatform ? null : (plan ?? scope), secondFactor: secondFactorAt !== null }));
}

/** The account with this address and the scope that a plan's slug (or none) stands for; null for what is not there. For the command line alone. */
export async function findGrantee(ctx: Context, email: string, planSlug: string | undefined): Promise<{ userId: string | null; scope: string | null }> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { users, plans } = ctx.tables;
  const [user] = await ctx.read.select({ id: users.id }).from(users).where(and(eq(users.emailKey, emailKey(email)), isNull(users.deletedAt)));
  const [plan] = planSlug === undefined ? [{ id: wholePlatform }] : await ctx.read.select({ id: plans.id }).from(plans).where(eq(plans.slug, planSlug));
  return { userId: user?.id ?? null, scope: plan?.id ?? null };
}
