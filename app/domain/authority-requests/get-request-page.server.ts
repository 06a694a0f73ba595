import { eq } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import type { AuthorityRequestState } from "#db/values.ts";
import { findCoordinator } from "../comments/find-authority.server.ts";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { getProposal, type ProposalView } from "../proposals/get-proposal.server.ts";
import { isCaseOpen, isLinkGood } from "./policy.ts";

/** What an authority sees of a question: the proposal as everybody does, what is asked, and what it has answered. */
export type RequestPage = {
  proposal: ProposalView; authority: string; question: string; dueAt: Date; state: AuthorityRequestState; answer: string; answeredBy: string; answeredAt: Date | null; version: number;
  /** Whether it can be answered or corrected now. */
  isOpen: boolean;
  /** Who asks: the authority that coordinates the plan, where the plan says which. */
  coordinator: Worded | null;
};

/** The question that a link leads to; null where it opens nothing (any more). It shows nothing that is not public but the question itself. */
export async function findRequestPage(ctx: Context, token: string): Promise<RequestPage | null> {
  const { authorityRequests: r, proposals: p } = ctx.tables;
  const [row] = await ctx.read.select({ request: r, reference: p.reference, planId: p.planId, status: p.status, stage: p.stage }).from(r).innerJoin(p, eq(p.id, r.proposalId)).where(eq(r.tokenHash, hashToken(token)));
  if (!row || !isLinkGood(row.request, ctx.now)) return null;
  const { authority, question, dueAt, state, answer, answeredBy, answeredAt, version } = row.request;
  // As a visitor: whoever opens the link sees the same, also its writer.
  const proposal = await getProposal({ ...ctx, actor: { kind: "visitor" } }, row.reference);
  const coordinator = await findCoordinator(ctx, row.planId);
  return { proposal, authority, question, dueAt, state, answer, answeredBy, answeredAt, version, isOpen: isCaseOpen(row), coordinator: coordinator && inLocale(coordinator, ctx.locale) };
}
