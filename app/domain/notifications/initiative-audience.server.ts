import { and, asc, eq, gt, inArray, isNotNull, sql, type Column, type SQL } from "drizzle-orm";
import type { Tables } from "#db/schema/tables.ts";
import type { Context } from "../context.ts";
import type { Why } from "./concerned.server.ts";
import type { PeopleSource } from "./people-in-batches.server.ts";

/**
 * All whom it concerns how an initiative is carried out: who put forward a proposal that it came from or stood beside it, and who
 * follows the initiative or the whole plan. The closest relation first; each source is read in the order of the ids.
 */
export function sourcesAroundInitiative(ctx: Context, { id, planId }: { id: string; planId: string }): PeopleSource<Why>[] {
  const { proposals: p, coAuthors: c, follows: f, initiativeSources: s } = ctx.tables;
  const behind = ctx.read.select({ id: s.proposalId }).from(s).where(eq(s.initiativeId, id));
  return [
    people(ctx, { relation: "author" }, p, p.authorId, inArray(p.id, behind)),
    people(ctx, { relation: "co_author" }, c, c.userId, and(inArray(c.proposalId, behind), eq(c.state, "accepted"))!),
    people(ctx, { relation: "follower", followed: "initiative" }, f, f.userId, and(eq(f.subject, "initiative"), eq(f.subjectId, id))!),
    people(ctx, { relation: "follower", followed: "plan" }, f, f.userId, and(eq(f.subject, "plan"), eq(f.subjectId, planId))!),
  ];
}

/** The people in a column of one table, each once. */
function people(ctx: Context, why: Why, table: Tables["follows" | "coAuthors" | "proposals"], column: Column, condition: SQL): PeopleSource<Why> {
  return { why, read: (after, size) => ctx.read.selectDistinct({ userId: sql<string>`${column}` }).from(table).where(and(condition, isNotNull(column), gt(column, after))).orderBy(asc(column)).limit(size) };
}
