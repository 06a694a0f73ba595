import { and, desc, eq, gt, lte } from "drizzle-orm";
import { isCoAuthor } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import type { ProposalView } from "../proposals/get-proposal.server.ts";
import { mayEdit, mayWithdraw, type Changeable } from "./policy.ts";

/** What the page of a proposal says of its changes to this reader. */
export type Changes = {
  /** Whether the reader may change its text, and withdraw it, now. */
  mayEdit: boolean;
  mayWithdraw: boolean;
  /** The reader supports a text that has changed much since: between which versions. */
  muchChanged: { from: number; to: number; at: Date } | null;
};

/** What a reader may do with the text of a proposal, and whether it is still the one that they supported. */
export async function getChanges(ctx: Context, proposal: ProposalView): Promise<Changes> {
  const { actor } = ctx;
  if (actor.kind !== "person") return { mayEdit: false, mayWithdraw: false, muchChanged: null };
  const { isHidden, status, plan: { phases } } = proposal;
  const facts: Changeable = { authorId: proposal.isOwn ? actor.id : null, organisationId: proposal.speaker.organisationId, isCoAuthor: false, isHidden, isPart: proposal.partOf !== null, status, phases };
  // Whether somebody stands beside the author is asked only where it would matter.
  const wouldMatter = !mayEdit(actor, facts, ctx.now).allowed && mayEdit(actor, { ...facts, isCoAuthor: true }, ctx.now).allowed;
  const beside = wouldMatter && (await isCoAuthor(ctx, proposal.id));
  return {
    mayEdit: mayEdit(actor, { ...facts, isCoAuthor: beside }, ctx.now).allowed, mayWithdraw: mayWithdraw(actor, facts, ctx.now).allowed,
    muchChanged: proposal.supportedByMe && !isHidden && proposal.textVersion > 1 ? await findMuchChanged(ctx, proposal, actor.id) : null,
  };
}

async function findMuchChanged(ctx: Context, proposal: ProposalView, userId: string): Promise<Changes["muchChanged"]> {
  const { proposalVersions: v, supports: s } = ctx.tables;
  const [major] = await ctx.read.select({ at: v.at, supportedAt: s.createdAt }).from(v).innerJoin(s, and(eq(s.proposalId, v.proposalId), eq(s.userId, userId)))
    .where(and(eq(v.proposalId, proposal.id), eq(v.isMajor, true), gt(v.at, s.createdAt))).orderBy(desc(v.number)).limit(1);
  if (!major) return null;
  const [seen] = await ctx.read.select({ number: v.number }).from(v).where(and(eq(v.proposalId, proposal.id), lte(v.at, major.supportedAt))).orderBy(desc(v.number)).limit(1);
  return { from: seen?.number ?? 1, to: proposal.textVersion, at: major.at };
}
