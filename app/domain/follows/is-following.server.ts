import { and, eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { FollowSubject } from "#db/values.ts";
import type { Context } from "../context.ts";

/** Whether the reader follows something; a visitor follows nothing. */
export async function isFollowing(ctx: Context, subject: FollowSubject, subjectId: string): Promise<boolean> {
  if (ctx.actor.kind !== "person") return false;
  return (await followOf(ctx).execute({ userId: ctx.actor.id, subject, subjectId })).length > 0;
}

const followOf = prepared(({ read, tables: { follows: f } }) =>
  read.select({ id: f.subjectId }).from(f).where(and(eq(f.userId, sql.placeholder("userId")), eq(f.subject, sql.placeholder("subject")), eq(f.subjectId, sql.placeholder("subjectId")))));
