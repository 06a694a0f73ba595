import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql, type Column, type SQL } from "drizzle-orm";
import type { Tables } from "#db/schema/tables.ts";
import type { FollowSubject, NoticeKind, NoticeRelation } from "#db/values.ts";
import type { Context } from "../context.ts";
import { audienceOf, relationOrder } from "./notice-policy.ts";
import type { PeopleSource } from "./people-in-batches.server.ts";

/** The proposal that something happened to, with what it belongs to. */
export type Subject = { id: string; planId: string; themeId: string; organisationId: string | null };

/** The comment that it happened with: whose position it is, and whom it replies to. */
export type SubjectComment = { organisationId: string | null; parentId: string | null };

/** Why somebody is told: what they are to the proposal, or what they follow; `isReplyToOwn`: it replies to what they said; `through`: they are that to one that was merged into it, or that it is a part of. */
export type Why = { relation: NoticeRelation; followed?: FollowSubject; isReplyToOwn?: true; through?: Through };

export type Through = "joined" | "part";

/** Other proposals whose people it concerns too, by their ids. */
export type AlsoConcerned = { through: Through; ids: readonly string[] };

type Happened = { kind: NoticeKind; isMajor: boolean; initiativeId: string | null; comment: SubjectComment | null };
type ByRelation = { [Relation in Exclude<NoticeRelation, "follower">]: PeopleSource<Why>[] };

/** All whom something concerns, the closest relation first. Each source is read in the order of the ids, some people at a time. */
export function sourcesOf(ctx: Context, proposal: Subject, happened: Happened, also: readonly AlsoConcerned[] = []): PeopleSource<Why>[] {
  const parentId = happened.comment?.parentId ?? null;
  const { relations, follows, parentAuthor, thread } = audienceOf(happened.kind, { isMajor: happened.isMajor, isReply: parentId !== null });
  const byRelation: ByRelation = {
    author: [people(ctx, { relation: "author" }, ({ proposals: p }) => [p, p.authorId, eq(p.id, proposal.id)])],
    co_author: [people(ctx, { relation: "co_author" }, ({ coAuthors: c }) => [c, c.userId, and(eq(c.proposalId, proposal.id), eq(c.state, "accepted"))!])],
    drafter: proposal.organisationId === null ? [] : colleagues(ctx, proposal.id, proposal.organisationId),
    commenter: [people(ctx, { relation: "commenter" }, ({ comments: c }) => [c, c.authorId, and(eq(c.proposalId, proposal.id), eq(c.isHidden, false), isNull(c.deletedAt))!])],
    supporter: [people(ctx, { relation: "supporter" }, ({ supports: s }) => [s, s.userId, eq(s.proposalId, proposal.id)])],
  };
  const parent = parentAuthor && parentId ? [people(ctx, { relation: "commenter", isReplyToOwn: true }, ({ comments: c }) => [c, c.authorId, eq(c.id, parentId)])] : [];
  const others = thread && parentId ? [people(ctx, { relation: "commenter" }, ({ comments: c }) => [c, c.authorId, and(eq(c.parentId, parentId), eq(c.isHidden, false), isNull(c.deletedAt))!])] : [];
  const near = relationOrder.flatMap((relation) => (relation === "follower" ? [] : [...(relation === "commenter" ? [...parent, ...others] : []), ...(relations.includes(relation) ? byRelation[relation] : [])]));
  return [...near, ...also.flatMap((each) => throughOthers(ctx, each, relations)), ...followers(ctx, proposal, happened, follows)];
}

/** The people of proposals that were merged into it or that it is a part of, as far as it concerns those who are the same to it. */
function throughOthers(ctx: Context, { through, ids }: AlsoConcerned, relations: readonly NoticeRelation[]): PeopleSource<Why>[] {
  if (ids.length === 0) return [];
  const of = [...ids];
  const { memberships: m, proposals: p } = ctx.tables;
  const byRelation: Record<NoticeRelation, PeopleSource<Why>> = {
    author: people(ctx, { relation: "author", through }, () => [p, p.authorId, inArray(p.id, of)]),
    co_author: people(ctx, { relation: "co_author", through }, ({ coAuthors: c }) => [c, c.userId, and(inArray(c.proposalId, of), eq(c.state, "accepted"))!]),
    drafter: people(ctx, { relation: "drafter", through }, () => [m, m.userId, and(eq(m.role, "representative"), inArray(m.organisationId, ctx.read.select({ id: p.organisationId }).from(p).where(and(inArray(p.id, of), isNotNull(p.organisationId)))))!]),
    commenter: people(ctx, { relation: "commenter", through }, ({ comments: c }) => [c, c.authorId, and(inArray(c.proposalId, of), eq(c.isHidden, false), isNull(c.deletedAt))!]),
    supporter: people(ctx, { relation: "supporter", through }, ({ supports: s }) => [s, s.userId, inArray(s.proposalId, of)]),
    follower: people(ctx, { relation: "follower", followed: "proposal", through }, ({ follows: f }) => [f, f.userId, and(eq(f.subject, "proposal"), inArray(f.subjectId, of))!]),
  };
  return relationOrder.flatMap((relation) => (relation === "follower" || relations.includes(relation) ? [byRelation[relation]] : []));
}

function followers(ctx: Context, proposal: Subject, { initiativeId, comment }: Happened, subjects: readonly FollowSubject[]): PeopleSource<Why>[] {
  const ids: Record<FollowSubject, readonly (string | null | undefined)[]> = {
    proposal: [proposal.id], theme: [proposal.themeId], plan: [proposal.planId], organisation: [proposal.organisationId, comment?.organisationId], initiative: [initiativeId],
  };
  return subjects.flatMap((followed) => ids[followed].flatMap((id) => (id ? [people(ctx, { relation: "follower", followed }, ({ follows: f }) => [f, f.userId, and(eq(f.subject, followed), eq(f.subjectId, id))!])] : [])));
}

/** Whoever sends in an organisation's name, and who wrote the draft and still belongs to it. */
function colleagues(ctx: Context, proposalId: string, organisationId: string): PeopleSource<Why>[] {
  const { memberships: m, proposalDrafts: d } = ctx.tables;
  const why = { relation: "drafter" } as const;
  return [
    people(ctx, why, () => [m, m.userId, and(eq(m.organisationId, organisationId), eq(m.role, "representative"))!]),
    {
      why,
      read: (after, size) => ctx.read.selectDistinct({ userId: m.userId }).from(d).innerJoin(m, and(eq(m.organisationId, organisationId), or(eq(m.userId, d.ownerId), eq(m.userId, d.updatedBy))))
        .where(and(eq(d.proposalId, proposalId), gt(m.userId, after))).orderBy(asc(m.userId)).limit(size),
    },
  ];
}

type PeopleTable = Tables["follows" | "supports" | "comments" | "coAuthors" | "proposals" | "memberships" | "proposalDrafts"];

/** The people in a column of one table, each once. */
function people(ctx: Context, why: Why, from: (tables: Tables) => [PeopleTable, Column, SQL]): PeopleSource<Why> {
  const [table, column, condition] = from(ctx.tables);
  return { why, read: (after, size) => ctx.read.selectDistinct({ userId: sql<string>`${column}` }).from(table).where(and(condition, isNotNull(column), gt(column, after))).orderBy(asc(column)).limit(size) };
}
