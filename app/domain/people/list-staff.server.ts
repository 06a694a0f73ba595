import { desc, eq, inArray, isNull, and } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Role } from "#db/values.ts";
import { findReach } from "../accounts/find-reach.server.ts";
import { mayAdministerPeople, maySeeRolesIn, wholePlatform } from "../accounts/role-policy.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";

/** Somebody with a role. `secondFactor`: without one the role cannot be used; invented people need none. */
export type StaffRow = { id: string; name: string; role: Role; grantedAt: Date; grantedBy: string | null; secondFactor: boolean; isDemo: boolean };

/** Those who have a role on the whole platform (`plan` is null) or on one plan. */
export type StaffGroup = { scope: string; plan: Worded | null; people: StaffRow[] };

const byName = new Intl.Collator("da");
const fromHighest: Role[] = ["admin", "coordinator", "moderator"];

/**
 * Who has a role where this person may see it: first those of the whole platform, then plan by plan, the newest plan first. It
 * holds no address, so that looking at it is not looking into anybody's account.
 */
export async function listStaff(ctx: Context): Promise<StaffGroup[]> {
  if (!mayAdministerPeople(ctx.actor)) throw forbidden();
  const { users, roleGrants } = ctx.tables;
  const rows = await ctx.read.select({ id: users.id, name: users.name, isDemo: users.isDemo, secondFactorAt: users.totpConfirmedAt, role: roleGrants.role, scope: roleGrants.scope, grantedAt: roleGrants.grantedAt, grantedBy: roleGrants.grantedBy })
    .from(roleGrants).innerJoin(users, eq(users.id, roleGrants.userId))
    // Said twice, or SQLite would look at everybody and ask for their roles.
    .where(and(inArray(users.id, ctx.read.select({ id: roleGrants.userId }).from(roleGrants)), isNull(users.deletedAt), await findReach(ctx, ctx.read)));
  const seen = rows.filter(({ scope }) => maySeeRolesIn(ctx.actor, scope));
  const names = await namesOf(ctx, seen.map((row) => row.grantedBy));
  const groups = (await listScopes(ctx)).map(({ scope, plan }): StaffGroup => ({
    scope, plan,
    people: seen.filter((row) => row.scope === scope)
      .sort((a, b) => fromHighest.indexOf(a.role) - fromHighest.indexOf(b.role) || byName.compare(a.name, b.name) || a.id.localeCompare(b.id))
      .map(({ id, name, role, grantedAt, grantedBy, secondFactorAt, isDemo }) => ({ id, name, role, grantedAt, grantedBy: names.get(grantedBy ?? "") ?? null, secondFactor: secondFactorAt !== null, isDemo })),
  }));
  return groups.filter((group) => group.people.length > 0);
}

/** Where this person may see roles: the whole platform, and each plan, the newest first. Plans that are still in draft have people too. */
export async function listScopes(ctx: Context): Promise<{ scope: string; plan: Worded | null }[]> {
  if (!mayAdministerPeople(ctx.actor)) throw forbidden();
  const { plans } = ctx.tables;
  const rows = await ctx.read.select({ id: plans.id, title: plans.title }).from(plans).orderBy(desc(plans.createdAt), desc(plans.slug));
  const scopes = [{ scope: wholePlatform, plan: null }, ...rows.map(({ id, title }) => ({ scope: id, plan: inLocale(title, ctx.locale) }))];
  return scopes.filter(({ scope }) => maySeeRolesIn(ctx.actor, scope));
}

/** The names of those who granted roles; somebody whose account was deleted has none. */
export async function namesOf(ctx: Context, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const { users } = ctx.tables;
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = wanted.length === 0 ? [] : await ctx.read.select({ id: users.id, name: users.name }).from(users).where(and(inArray(users.id, wanted), isNull(users.deletedAt)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
