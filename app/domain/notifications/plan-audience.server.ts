import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql, type Column, type SQL } from "drizzle-orm";
import type { Tables } from "#db/schema/tables.ts";
import type { FollowSubject } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { Why } from "./concerned.server.ts";
import type { PeopleSource } from "./people-in-batches.server.ts";

type PeopleTable = Tables["follows" | "supports" | "comments" | "coAuthors" | "proposals" | "proposalDrafts" | "memberships" | "initiativeComments"];

/**
 * All whom it concerns what becomes of a whole plan: who put something forward in it, stood beside that, commented on it or
 * on an initiative of it, or supports it, and who follows the plan or anything in it. The closest relation first; each source is read in the order of the ids.
 */
export function sourcesAround(ctx: Context, planId: string): PeopleSource<Why>[] {
  const { proposals: p, coAuthors: c, comments: k, supports: s, follows: f, themes: t, initiatives: i, initiativeComments: r } = ctx.tables;
  const ofPlan = ctx.read.select({ id: p.id }).from(p).where(eq(p.planId, planId));
  const followed: Partial<Record<FollowSubject, SQL>> = {
    plan: eq(f.subjectId, planId),
    initiative: inArray(f.subjectId, ctx.read.select({ id: i.id }).from(i).where(eq(i.planId, planId))),
    theme: inArray(f.subjectId, ctx.read.select({ id: t.id }).from(t).where(eq(t.planId, planId))),
    proposal: inArray(f.subjectId, ofPlan),
  };
  return [
    peopleIn(ctx, { relation: "author" }, p, p.authorId, eq(p.planId, planId)),
    peopleIn(ctx, { relation: "co_author" }, c, c.userId, and(inArray(c.proposalId, ofPlan), eq(c.state, "accepted"))!),
    peopleIn(ctx, { relation: "commenter" }, k, k.authorId, and(inArray(k.proposalId, ofPlan), eq(k.isHidden, false), isNull(k.deletedAt))!),
    peopleIn(ctx, { relation: "commenter" }, r, r.authorId, and(inArray(r.initiativeId, ctx.read.select({ id: i.id }).from(i).where(eq(i.planId, planId))), eq(r.isHidden, false), isNull(r.deletedAt))!),
    peopleIn(ctx, { relation: "supporter" }, s, s.userId, inArray(s.proposalId, ofPlan)),
    ...Object.entries(followed).map(([subject, condition]) => peopleIn(ctx, { relation: "follower", followed: subject as FollowSubject }, f, f.userId, and(eq(f.subject, subject as FollowSubject), condition)!)),
  ];
}

/** All whom the dates of a plan concern: who has a draft in it that is not sent, of their own or of an organisation that they send for, and who follows it. */
export function sourcesOfDates(ctx: Context, planId: string): PeopleSource<Why>[] {
  const { proposalDrafts: d, memberships: m, follows: f } = ctx.tables;
  const isUnsent = and(eq(d.planId, planId), isNull(d.proposalId));
  const ofOrganisations = ctx.read.select({ id: d.organisationId }).from(d).where(and(isUnsent, isNotNull(d.organisationId)));
  return [
    peopleIn(ctx, { relation: "drafter" }, d, d.ownerId, and(isUnsent, isNull(d.organisationId))!),
    peopleIn(ctx, { relation: "drafter" }, m, m.userId, and(or(eq(m.role, "representative"), inArray(m.userId, ctx.read.select({ id: d.ownerId }).from(d).where(isUnsent))), inArray(m.organisationId, ofOrganisations))!),
    peopleIn(ctx, { relation: "follower", followed: "plan" }, f, f.userId, and(eq(f.subject, "plan"), eq(f.subjectId, planId))!),
  ];
}

/** The people in a column of one table, each once. */
export function peopleIn(ctx: Context, why: Why, table: PeopleTable, column: Column, condition: SQL): PeopleSource<Why> {
  return { why, read: (after, size) => ctx.read.selectDistinct({ userId: sql<string>`${column}` }).from(table).where(and(condition, isNotNull(column), gt(column, after))).orderBy(asc(column)).limit(size) };
}
