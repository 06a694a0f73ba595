import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { wholePlatform } from "./role-policy.ts";

/**
 * Who is an admin of the platform, held until the transaction ends. Every change of a role begins with it, so that such changes
 * come one after the other, on PostgreSQL too: two who take the role from each other at once do not both succeed.
 */
export async function holdAdmins(ctx: Context, tx: WriteHandle): Promise<string[]> {
  const { roleGrants } = ctx.tables;
  const isAdmin = and(eq(roleGrants.role, "admin"), eq(roleGrants.scope, wholePlatform));
  const admins = await tx.select({ userId: roleGrants.userId }).from(roleGrants).where(isAdmin).orderBy(asc(roleGrants.userId));
  const held: string[] = [];
  // One at a time, everyone in the same order: in one statement PostgreSQL takes them as they lie, and two wait for one another.
  for (const { userId } of admins) {
    const rows = await tx.update(roleGrants).set({ grantedAt: sql`${roleGrants.grantedAt}` }).where(and(isAdmin, eq(roleGrants.userId, userId))).returning({ userId: roleGrants.userId });
    if (rows.length > 0) held.push(userId);
  }
  return held;
}

/** Whether this person is an admin and nobody else is one whose account stays. True until the transaction ends. */
export async function isLastAdmin(ctx: Context, tx: WriteHandle, userId: string): Promise<boolean> {
  const admins = await holdAdmins(ctx, tx);
  const others = admins.filter((each) => each !== userId);
  if (others.length === admins.length) return false;
  if (others.length === 0) return true;
  const { users } = ctx.tables;
  const staying = await tx.select({ id: users.id }).from(users).where(and(inArray(users.id, others), isNull(users.deletedAt), isNull(users.deletionDueAt))).limit(1);
  return staying.length === 0;
}
