import { and, count, eq, isNull, ne } from "drizzle-orm";
import { isFreshSession } from "../accounts/prove-self.server.ts";
import type { Context } from "../context.ts";
import { findOrphaned } from "./find-orphaned.server.ts";
import { findDeletionRefusal, type DeletionRefusal } from "./policy.ts";
import { requirePerson } from "./require-person.ts";

/** What stands in the way of deleting the account, and what is asked for. `orphaned`: organisations that would be left without a representative. */
export type DeletionOutlook = { refusal: DeletionRefusal | null; orphaned: { id: string; name: string }[]; hasPassword: boolean; isFresh: boolean; roles: number };

/** Whether the actor may ask for the deletion of the account now. `sessionId` is the session that asks. */
export async function getDeletionOutlook(ctx: Context, sessionId: string | null): Promise<DeletionOutlook> {
  const { id } = requirePerson(ctx);
  const { users, roleGrants } = ctx.tables;
  const [[user], isFresh, grants, orphaned, otherAdmins] = await Promise.all([
    ctx.read.select({ passwordHash: users.passwordHash, isDemo: users.isDemo }).from(users).where(eq(users.id, id)),
    isFreshSession(ctx, sessionId),
    ctx.read.select({ role: roleGrants.role, scope: roleGrants.scope }).from(roleGrants).where(eq(roleGrants.userId, id)),
    findOrphaned(ctx, ctx.read, id),
    countOtherAdmins(ctx, id),
  ]);
  const isAdmin = grants.some(({ role, scope }) => role === "admin" && scope === "platform");
  return { refusal: findDeletionRefusal({ isDemo: user!.isDemo, orphaned: orphaned.length, isAdmin, otherAdmins }), orphaned, hasPassword: user!.passwordHash !== "", isFresh, roles: grants.length };
}

async function countOtherAdmins(ctx: Context, userId: string): Promise<number> {
  const { roleGrants, users } = ctx.tables;
  const [row] = await ctx.read.select({ count: count() }).from(roleGrants).innerJoin(users, eq(users.id, roleGrants.userId)).where(and(eq(roleGrants.role, "admin"), eq(roleGrants.scope, "platform"), ne(roleGrants.userId, userId), isNull(users.deletionDueAt), isNull(users.deletedAt)));
  return row!.count;
}
