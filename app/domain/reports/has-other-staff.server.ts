import { and, eq, inArray, isNull, ne, notInArray, sql } from "drizzle-orm";
import type { WriteHandle, ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { WrittenBy } from "./policy.ts";

/** Whether anybody but `me` works at the desk of a plan who did not write the text and is not of its organisation. */
export async function hasOtherStaff(ctx: Context, handle: WriteHandle | ReadHandle, text: WrittenBy & { planId: string }, me: string): Promise<boolean> {
  const { roleGrants: g, users, memberships: m } = ctx.tables;
  const ofOrganisation = handle.select({ id: m.userId }).from(m).where(text.organisationId === null ? sql`1 = 0` : eq(m.organisationId, text.organisationId));
  const rows = await handle.select({ id: g.userId }).from(g).innerJoin(users, and(eq(users.id, g.userId), isNull(users.deletedAt)))
    .where(and(inArray(g.scope, [text.planId, "platform"]), ne(g.userId, me), text.authorId === null ? undefined : ne(g.userId, text.authorId), notInArray(g.userId, ofOrganisation))).limit(1);
  return rows.length > 0;
}
