import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context, Person } from "../context.ts";
import { forbidden } from "../errors.ts";
import { listFollows, type FollowView } from "../follows/list-follows.server.ts";
import { countOwnComments, listOwnComments, type CommentList, type OwnComment } from "./list-own-comments.server.ts";
import { countOwnRemarks, listOwnRemarks, type OwnRemark } from "../initiative-comments/list-own.server.ts";
import { listOwnDrafts, type OwnDrafts } from "./list-own-drafts.server.ts";
import { countOwnProposals, listOwnProposals, type OwnProposal, type ProposalList } from "./list-own-proposals.server.ts";

/** The lists of my page that can be long. */
export const ownLists = ["proposals", "organisations", "comments", "initiatives", "positions", "supports"] as const;
export type OwnList = (typeof ownLists)[number];

/** The newest of a list, and how many there are. */
export type Newest<Row> = { rows: Row[]; all: number };

export type MyPage = OwnDrafts & {
  proposals: Newest<OwnProposal>; organisations: Newest<OwnProposal>; supports: Newest<OwnProposal>;
  /** What one said about initiatives. */
  initiatives: Newest<OwnRemark>;
  comments: Newest<OwnComment>; positions: Newest<OwnComment>;
  follows: Newest<FollowView>;
  /** Of the plans that say how many proposals one can support. */
  allowances: { plan: Worded; limit: number; used: number }[];
};

const shown = 5;
const pageSize = 20;

/** Everything that the signed-in person has going, the newest of each: as many queries however much it is. */
export async function getMyPage(ctx: Context): Promise<MyPage> {
  const person = requirePerson(ctx);
  const { id } = person;
  const proposalsOf = async (list: ProposalList) => newest(listOwnProposals(ctx, id, list, shown), countOwnProposals(ctx, id, list));
  const commentsOf = async (list: CommentList) => newest(listOwnComments(ctx, id, list, shown), countOwnComments(ctx, id, list));
  const none = { rows: [], all: 0 };
  const hasOrganisations = person.memberships.length > 0;
  const [drafts, proposals, organisations, supports, comments, positions, initiatives, followed, allowances] = await Promise.all([
    listOwnDrafts(ctx, person), proposalsOf("proposals"), hasOrganisations ? proposalsOf("organisations") : none, proposalsOf("supports"), commentsOf("comments"), hasOrganisations ? commentsOf("positions") : none,
    newest(listOwnRemarks(ctx, id, shown), countOwnRemarks(ctx, id)),
    listFollows(ctx), listAllowances(ctx, id),
  ]);
  const follows = followed.flatMap((group) => group.follows).sort((a, b) => b.since.getTime() - a.since.getTime());
  return { ...drafts, proposals, organisations, supports, comments, positions, initiatives, follows: { rows: follows.slice(0, shown), all: follows.length }, allowances };
}

async function newest<Row>(page: Promise<{ rows: Row[] }>, count: Promise<number>): Promise<Newest<Row>> {
  const [{ rows }, all] = await Promise.all([page, count]);
  return { rows, all };
}

/** One page of one of the lists. */
export type OwnListPage = ({ list: ProposalList; proposals: OwnProposal[] } | { list: CommentList; comments: OwnComment[] } | { list: "initiatives"; remarks: OwnRemark[] }) & { previous: string | null; next: string | null };

/** A whole list, twenty at a time. */
export async function getOwnList(ctx: Context, list: OwnList, cursor?: string): Promise<OwnListPage> {
  const { id } = requirePerson(ctx);
  if (list === "comments" || list === "positions") {
    const { rows, ...around } = await listOwnComments(ctx, id, list, pageSize, cursor);
    return { list, comments: rows, ...around };
  }
  if (list === "initiatives") {
    const { rows, ...around } = await listOwnRemarks(ctx, id, pageSize, cursor);
    return { list, remarks: rows, ...around };
  }
  const { rows, ...around } = await listOwnProposals(ctx, id, list, pageSize, cursor);
  return { list, proposals: rows, ...around };
}

async function listAllowances(ctx: Context, userId: string): Promise<MyPage["allowances"]> {
  const { plans, supportAllowances: s } = ctx.tables;
  const rows = await ctx.read.select({ title: plans.title, limit: plans.supportLimit, used: s.used }).from(s).innerJoin(plans, eq(plans.id, s.planId))
    // The plan first, as the key begins with it.
    .where(and(inArray(s.planId, ctx.read.select({ id: plans.id }).from(plans).where(isNotNull(plans.supportLimit))), eq(s.userId, userId)));
  return rows.filter((row) => row.used > 0).map(({ title, limit, used }) => ({ plan: inLocale(title, ctx.locale), limit: limit!, used }));
}

function requirePerson({ actor }: Context): Person {
  if (actor.kind !== "person") throw forbidden();
  return actor;
}
