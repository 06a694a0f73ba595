import { and, eq, gt, isNull } from "drizzle-orm";
import type { Context } from "../context.ts";
import { requirePerson } from "./require-person.ts";

/** How much is kept about a person, and of which kind. `named`: contributions beside which the name stands. */
export type DataOverview = {
  name: string; email: string; createdAt: Date; neutralCode: string;
  proposals: number; comments: number; named: number; supports: number; drafts: number; sessions: number; organisations: number;
};

/** What the actor is told about their data. */
export async function getOverview(ctx: Context): Promise<DataOverview> {
  const { id, memberships } = requirePerson(ctx);
  const { users, proposals: p, comments: c, initiativeComments: r, coAuthors: a, supports, proposalDrafts: d, sessions } = ctx.tables;
  const { read } = ctx;
  const [[user], proposals, comments, remarks, namedProposals, namedComments, namedRemarks, namedCoAuthor, supported, drafts, signedIn] = await Promise.all([
    read.select({ name: users.name, email: users.email, createdAt: users.createdAt, neutralCode: users.neutralCode }).from(users).where(eq(users.id, id)),
    read.$count(p, eq(p.authorId, id)),
    read.$count(c, eq(c.authorId, id)),
    read.$count(r, eq(r.authorId, id)),
    read.$count(p, and(eq(p.authorId, id), eq(p.display, "name"))),
    read.$count(c, and(eq(c.authorId, id), eq(c.display, "name"), isNull(c.deletedAt))),
    read.$count(r, and(eq(r.authorId, id), eq(r.display, "name"), isNull(r.deletedAt))),
    read.$count(a, and(eq(a.userId, id), eq(a.state, "accepted"), eq(a.display, "name"))),
    read.$count(supports, eq(supports.userId, id)),
    read.$count(d, and(eq(d.ownerId, id), isNull(d.proposalId))),
    read.$count(sessions, and(eq(sessions.userId, id), gt(sessions.expiresAt, ctx.now))),
  ]);
  return { ...user!, proposals, comments: comments + remarks, named: namedProposals + namedComments + namedRemarks + namedCoAuthor, supports: supported, drafts, sessions: signedIn, organisations: memberships.length };
}
