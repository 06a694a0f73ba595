import { and, count, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { findDeletionRefusal, isFresh, type DeletionRefusal } from "./policy.ts";
import { requirePerson } from "./require-person.ts";

/** How much is kept about a person, and of which kind. `named`: contributions beside which the name stands. */
export type DataOverview = {
  name: string; email: string; createdAt: Date; neutralCode: string;
  proposals: number; comments: number; named: number; supports: number; drafts: number; sessions: number; organisations: number;
};

/** What the actor is told about their data. */
export async function getOverview(ctx: Context): Promise<DataOverview> {
  const { id, memberships } = requirePerson(ctx);
  const { users, proposals: p, comments: c, supports, proposalDrafts: d, sessions } = ctx.tables;
  const { read } = ctx;
  const [[user], proposals, comments, namedProposals, namedComments, supported, drafts, signedIn] = await Promise.all([
    read.select({ name: users.name, email: users.email, createdAt: users.createdAt, neutralCode: users.neutralCode }).from(users).where(eq(users.id, id)),
    read.$count(p, eq(p.authorId, id)),
    read.$count(c, eq(c.authorId, id)),
    read.$count(p, and(eq(p.authorId, id), eq(p.display, "name"))),
    read.$count(c, and(eq(c.authorId, id), eq(c.display, "name"))),
    read.$count(supports, eq(supports.userId, id)),
    read.$count(d, and(eq(d.ownerId, id), isNull(d.proposalId))),
    read.$count(sessions, and(eq(sessions.userId, id), gt(sessions.expiresAt, ctx.now))),
  ]);
  return { ...user!, proposals, comments, named: namedProposals + namedComments, supports: supported, drafts, sessions: signedIn, organisations: memberships.length };
}

/** What stands in the way of deleting the account, and what is asked for. `orphaned`: organisations that would be left without a representative. */
export type DeletionOutlook = { refusal: DeletionRefusal | null; orphaned: { id: string; name: string }[]; hasPassword: boolean; isFresh: boolean; roles: number };

/** Whether the actor may ask for the deletion of the account now. `sessionId` is the session that asks. */
export async function getDeletionOutlook(ctx: Context, sessionId: string | null): Promise<DeletionOutlook> {
  const { id } = requirePerson(ctx);
  const { users, sessions, roleGrants } = ctx.tables;
  const [[user], [session], grants, orphaned, otherAdmins] = await Promise.all([
    ctx.read.select({ passwordHash: users.passwordHash, isDemo: users.isDemo }).from(users).where(eq(users.id, id)),
    ctx.read.select({ createdAt: sessions.createdAt }).from(sessions).where(and(eq(sessions.id, sessionId ?? ""), eq(sessions.userId, id))),
    ctx.read.select({ role: roleGrants.role, scope: roleGrants.scope }).from(roleGrants).where(eq(roleGrants.userId, id)),
    listOrphaned(ctx, id),
    countOtherAdmins(ctx, id),
  ]);
  const isAdmin = grants.some(({ role, scope }) => role === "admin" && scope === "platform");
  return { refusal: findDeletionRefusal({ isDemo: user!.isDemo, orphaned: orphaned.length, isAdmin, otherAdmins }), orphaned, hasPassword: user!.passwordHash !== "", isFresh: isFresh(session?.createdAt ?? null, ctx.now), roles: grants.length };
}

/** The organisations with other members of whom no other is a representative who stays. */
async function listOrphaned(ctx: Context, userId: string): Promise<{ id: string; name: string }[]> {
  const { memberships: mine, organisations } = ctx.tables;
  const { memberships: others, users } = ctx.tables;
  const rows = await ctx.read.select({ id: organisations.id, name: organisations.name }).from(mine).innerJoin(organisations, eq(organisations.id, mine.organisationId)).where(and(eq(mine.userId, userId), eq(mine.role, "representative"))).orderBy(organisations.name);
  const found: { id: string; name: string }[] = [];
  for (const row of rows) {
    const [rest] = await ctx.read.select({ members: count(), staying: sql<number>`count(case when ${others.role} = 'representative' and ${users.deletionDueAt} is null then 1 end)`.mapWith(Number) }).from(others).innerJoin(users, eq(users.id, others.userId)).where(and(eq(others.organisationId, row.id), ne(others.userId, userId)));
    if (rest!.members > 0 && rest!.staying === 0) found.push(row);
  }
  return found;
}

async function countOtherAdmins(ctx: Context, userId: string): Promise<number> {
  const { roleGrants, users } = ctx.tables;
  const [row] = await ctx.read.select({ count: count() }).from(roleGrants).innerJoin(users, eq(users.id, roleGrants.userId)).where(and(eq(roleGrants.role, "admin"), eq(roleGrants.scope, "platform"), ne(roleGrants.userId, userId), isNull(users.deletionDueAt), isNull(users.deletedAt)));
  return row!.count;
}
