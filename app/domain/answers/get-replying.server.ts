import { newId } from "#app/lib/id.ts";
import { findAuthorReply } from "../comments/find-author-reply.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getProposal, type ProposalView } from "../proposals/get-proposal.server.ts";
import { suspendedUntil } from "../proposals/policy.ts";
import { mayReplyToAnswer } from "./policy.ts";

/** What whose the proposal is needs to reply to the answer. Throws `not_found` for others, and where there is no answer to reply to. */
export async function getReplying(ctx: Context, reference: string): Promise<{ proposal: ProposalView; formKey: string; hasReplied: boolean; /** Until when the reader may not write in the plan. */ suspendedUntil: Date | null }> {
  const proposal = await getProposal(ctx, reference);
  if (!mayReplyToAnswer(proposal, { isAnswered: proposal.response !== null, hasReplied: false })) throw notFound();
  return { proposal, formKey: newId(), hasReplied: (await findAuthorReply(ctx, proposal)) !== null, suspendedUntil: suspendedUntil(ctx.actor, proposal.plan.phases, ctx.now) };
}
