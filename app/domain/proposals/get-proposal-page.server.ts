import type { Stance } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import { getCommentNumbers, listThreads, type CommentNumbers, type ThreadPage } from "../comments/list-threads.server.ts";
import { listPublicCoAuthors, type PublicCoAuthor } from "../co-authors/list-co-authors.server.ts";
import type { Context } from "../context.ts";
import { getProposal, type ProposalView } from "./get-proposal.server.ts";
import { mayComment, maySupport, type Permission } from "./policy.ts";
import { getSupportChoice, type SupportChoice } from "./get-support-choice.server.ts";
import { voiceChoice, type VoiceChoice } from "./speaker.ts";

export type ProposalPage = {
  proposal: ProposalView;
  comments: ThreadPage;
  numbers: CommentNumbers;
  may: { support: Permission; comment: Permission };
  support: SupportChoice | null;
  coAuthors: PublicCoAuthor[];
  /** As whom the signed-in person can speak, and the key that makes a comment sent twice one comment. */
  writer: (VoiceChoice & { formKey: string }) | null;
};

/** A proposal with its debate, and what the reader may do here now. */
export async function getProposalPage(ctx: Context, reference: string, filter: { stance?: Stance | undefined; cursor?: string | undefined }): Promise<ProposalPage> {
  const proposal = await getProposal(ctx, reference);
  const [comments, numbers, support, coAuthors] = await Promise.all([listThreads(ctx, proposal.id, filter), getCommentNumbers(ctx, proposal.id), getSupportChoice(ctx, proposal.plan, proposal.supportedByMe), listPublicCoAuthors(ctx, proposal)]);
  const { actor } = ctx;
  const debatable = { ...proposal, phases: proposal.plan.phases, isCoAuthor: coAuthors.some((each) => each.isMe) };
  return {
    proposal, comments, numbers, support, coAuthors,
    may: { support: maySupport(actor, debatable, ctx.now), comment: mayComment(actor, debatable, ctx.now) },
    writer: actor.kind === "person" ? { ...voiceChoice(actor), formKey: newId() } : null,
  };
}
