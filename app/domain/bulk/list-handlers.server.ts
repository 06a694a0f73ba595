import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { wholePlatform } from "../accounts/role-policy.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";

/** Those who work at the desk of a plan and can come now: by name, without an address. Without a second factor a role cannot be used; invented people need none. */
export async function listHandlers(ctx: Context, planId: string): Promise<{ id: string; name: string }[]> {
  requireStaff(ctx.actor, planId);
  const { users, roleGrants } = ctx.tables;
  const rows = await ctx.read.selectDistinct({ id: users.id, name: users.name }).from(users).innerJoin(roleGrants, eq(roleGrants.userId, users.id))
    .where(and(isNull(users.deletedAt), inArray(roleGrants.scope, [wholePlatform, planId]), or(isNotNull(users.totpConfirmedAt), eq(users.isDemo, true))));
  return rows.sort((a, b) => byName.compare(a.name, b.name) || a.id.localeCompare(b.id));
}

const byName = new Intl.Collator("da");
