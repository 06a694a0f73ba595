import type { Stance } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import { listAttachments, type AttachmentView } from "../attachments/attach.server.ts";
import { mayChangeFiles } from "../attachments/policy.ts";
import { getCommentNumbers, listThreads, type CommentNumbers, type ThreadPage } from "../comments/list-threads.server.ts";
import type { Context } from "../context.ts";
import { getProposal, type ProposalView } from "./get-proposal.server.ts";
import { mayComment, maySupport, type Permission } from "./policy.ts";
import { voiceChoice, type VoiceChoice } from "./speaker.ts";

export type ProposalPage = {
  proposal: ProposalView;
  comments: ThreadPage;
  numbers: CommentNumbers;
  /** Of a hidden proposal they are its author's alone, as its text is. */
  attachments: AttachmentView[];
  may: { support: Permission; comment: Permission; changeFiles: boolean };
  /** As whom the signed-in person can speak, and the key that makes a comment sent twice one comment. */
  writer: (VoiceChoice & { formKey: string }) | null;
};

/** A proposal with its debate, and what the reader may do here now. */
export async function getProposalPage(ctx: Context, reference: string, filter: { stance?: Stance | undefined; cursor?: string | undefined }): Promise<ProposalPage> {
  const proposal = await getProposal(ctx, reference);
  const [comments, numbers, attachments] = await Promise.all([listThreads(ctx, proposal.id, filter), getCommentNumbers(ctx, proposal.id), proposal.isHidden && !proposal.isOwn ? [] : listAttachments(ctx, { proposalId: proposal.id })]);
  const { actor } = ctx;
  const debatable = { ...proposal, phases: proposal.plan.phases };
  const attachable = { ...debatable, authorId: proposal.isOwn && actor.kind === "person" ? actor.id : null, organisationId: proposal.speaker.organisationId };
  return {
    proposal, comments, numbers, attachments,
    may: { support: maySupport(actor, debatable, ctx.now), comment: mayComment(actor, debatable, ctx.now), changeFiles: mayChangeFiles(actor, attachable, ctx.now).allowed },
    writer: actor.kind === "person" ? { ...voiceChoice(actor), formKey: newId() } : null,
  };
}
