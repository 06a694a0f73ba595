import { and, eq, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Locale } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { findReach } from "./find-reach.server.ts";
import { holdAdmins } from "./hold-admins.server.ts";
import { mayChangeRole, type Grant } from "./role-policy.ts";

/** The account whose roles are changed. */
export type HeldAccount = { id: string; email: string; name: string; locale: Locale; emailVerifiedAt: Date | null; deletionDueAt: Date | null };

/**
 * Holds the account whose role is to be changed until the transaction ends, and asks again whether this person may: their own
 * roles may have been taken since the request began. Throws `forbidden`, or `not_found` for an account that is not there any more.
 */
export async function holdAccount(ctx: Context, tx: WriteHandle, userId: string, grant: Grant): Promise<HeldAccount> {
  const { users, roleGrants } = ctx.tables;
  const { actor } = ctx;
  await holdAdmins(ctx, tx);
  if (actor.kind === "person") {
    const granted = await tx.select({ role: roleGrants.role, scope: roleGrants.scope }).from(roleGrants).where(eq(roleGrants.userId, actor.id));
    const still = (each: Grant) => granted.some(({ role, scope }) => role === each.role && scope === each.scope);
    const now = { ...actor, roles: actor.roles.filter((role) => still({ role, scope: "platform" })), planRoles: actor.planRoles.filter(({ planId, role }) => still({ role, scope: planId })) };
    if (!mayChangeRole(now, userId, grant)) throw forbidden();
  }
  const reach = await findReach(ctx, tx);
  const [account] = await tx.update(users).set({ version: sql`${users.version}` }).where(and(eq(users.id, userId), isNull(users.deletedAt), reach))
    .returning({ id: users.id, email: users.email, name: users.name, locale: users.locale, emailVerifiedAt: users.emailVerifiedAt, deletionDueAt: users.deletionDueAt });
  if (!account) throw notFound();
  return account;
}
