import { and, eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** Whether who acts has said that they have an interest in a case. Asked for people with a role alone: nobody else decides on one. */
export async function hasConflict(ctx: Context, proposalId: string, handle: Pick<ReadHandle, "select"> = ctx.read): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== "person" || actor.roles.length + actor.planRoles.length === 0) return false;
  if (handle === ctx.read) return (await conflictOf(ctx).execute({ proposalId, userId: actor.id })).length > 0;
  const { caseConflicts: c } = ctx.tables;
  return (await handle.select({ userId: c.userId }).from(c).where(and(eq(c.proposalId, proposalId), eq(c.userId, actor.id)))).length > 0;
}

const conflictOf = prepared(({ read, tables: { caseConflicts: c } }) => read.select({ userId: c.userId }).from(c).where(and(eq(c.proposalId, sql.placeholder("proposalId")), eq(c.userId, sql.placeholder("userId")))));
