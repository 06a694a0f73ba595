import { and, eq, exists, inArray, isNotNull, isNull, max, not, sql, type SQL } from "drizzle-orm";
import type { Context } from "../context.ts";

/**
 * The condition that a person no longer uses the platform: not seen since `before`, and every plan that they took part in
 * ended before it too. A plan ends with its last phase; one without phases has not ended. Staff and invented people are
 * never unused, and who asked for their deletion does not wait for this.
 */
export async function isUnused(ctx: Context, before: Date): Promise<SQL> {
  const { users, roleGrants, proposals: p, comments: c, initiativeComments: r, initiatives: i, supports: s, coAuthors: a, proposalDrafts: d, plans, phases } = ctx.tables;
  const { read } = ctx;
  const ends = await read.select({ id: plans.id, end: max(phases.closesAt) }).from(plans).leftJoin(phases, eq(phases.planId, plans.id)).groupBy(plans.id);
  const alive = ends.filter(({ end }) => end === null || end.getTime() >= before.getTime()).map(({ id }) => id);
  const takesPart = [
    exists(read.select({ id: p.id }).from(p).where(and(eq(p.authorId, users.id), inArray(p.planId, alive)))),
    exists(read.select({ id: c.id }).from(c).innerJoin(p, eq(p.id, c.proposalId)).where(and(eq(c.authorId, users.id), inArray(p.planId, alive)))),
    exists(read.select({ id: r.id }).from(r).innerJoin(i, eq(i.id, r.initiativeId)).where(and(eq(r.authorId, users.id), inArray(i.planId, alive)))),
    exists(read.select({ id: s.userId }).from(s).innerJoin(p, eq(p.id, s.proposalId)).where(and(eq(s.userId, users.id), inArray(p.planId, alive)))),
    exists(read.select({ id: a.id }).from(a).innerJoin(p, eq(p.id, a.proposalId)).where(and(eq(a.userId, users.id), inArray(p.planId, alive)))),
    exists(read.select({ id: d.id }).from(d).where(and(eq(d.ownerId, users.id), inArray(d.planId, alive)))),
  ];
  return and(
    isNull(users.deletedAt), isNull(users.deletionDueAt), isNotNull(users.emailVerifiedAt), eq(users.isDemo, false),
    sql`coalesce(${users.lastSeenAt}, ${users.createdAt}) < ${sql.param(before, users.createdAt)}`,
    not(exists(read.select({ id: roleGrants.userId }).from(roleGrants).where(eq(roleGrants.userId, users.id)))),
    ...takesPart.map((each) => not(each)),
  )!;
}
