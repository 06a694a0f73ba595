import { and, eq, inArray, isNotNull, isNull, ne, notInArray } from "drizzle-orm";
import type { WriteHandle, ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { TextKey } from "./hold-text.server.ts";
import type { WrittenBy } from "./policy.ts";

/** Whether anybody but `me` at the desk of a plan could decide about a text: who did not write it or what it stands under, is not of the organisation of either, stands beside no author of it, and has declared no interest in it. */
export async function hasOtherStaff(ctx: Context, handle: WriteHandle | ReadHandle, { proposalId }: TextKey, { authorId, organisationId, on }: WrittenBy, me: string): Promise<boolean> {
  const { roleGrants: g, users, memberships: m, coAuthors: a, caseConflicts: c } = ctx.tables;
  const known = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null);
  const ofOrganisation = handle.select({ id: m.userId }).from(m).where(inArray(m.organisationId, known([organisationId, on.organisationId])));
  const beside = handle.select({ id: a.userId }).from(a).where(and(eq(a.proposalId, proposalId), eq(a.state, "accepted"), isNotNull(a.userId)));
  const partial = handle.select({ id: c.userId }).from(c).where(eq(c.proposalId, proposalId));
  const rows = await handle.select({ id: g.userId }).from(g).innerJoin(users, and(eq(users.id, g.userId), isNull(users.deletedAt)))
    .where(and(inArray(g.scope, [on.planId, "platform"]), ne(g.userId, me), notInArray(g.userId, known([authorId, on.authorId])), notInArray(g.userId, ofOrganisation), notInArray(g.userId, beside), notInArray(g.userId, partial))).limit(1);
  return rows.length > 0;
}
