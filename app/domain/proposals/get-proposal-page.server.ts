import { newId } from "#app/lib/id.ts";
import { hasConflict } from "../assessment/has-conflict.server.ts";
import { listAttachments, type AttachmentView } from "../attachments/attach.server.ts";
import type { Worded } from "#app/lib/bilingual.ts";
import { mayReplyToAnswer } from "../answers/policy.ts";
import type { CommentView } from "../comments/comment-view.server.ts";
import { findAuthorReply } from "../comments/find-author-reply.server.ts";
import { findAuthority } from "../comments/find-authority.server.ts";
import { getDebateNumbers, type DebateNumbers } from "../comments/get-comment-numbers.server.ts";
import { ownerOf } from "../comments/get-thread-page.server.ts";
import { listThreads, type ThreadPage } from "../comments/list-threads.server.ts";
import { mayAnswer } from "../comments/policy.ts";
import type { DebateQuery } from "../comments/schema.ts";
import { listPublicCoAuthors, type PublicCoAuthor } from "../co-authors/list-co-authors.server.ts";
import type { Context } from "../context.ts";
import { getScreening, type Screening } from "../moderation/get-screening.server.ts";
import { listOwnPositions, type OwnPosition } from "../positions/list-own-positions.server.ts";
import { getProposal, type ProposalView } from "./get-proposal.server.ts";
import { mayComment, mayInviteCoAuthors, maySupport, type Permission } from "./policy.ts";
import { getChanges, type Changes } from "../versions/get-changes.server.ts";
import { getSupportChoice, type SupportChoice } from "./get-support-choice.server.ts";
import { debateChoice, type VoiceChoice } from "./speaker.ts";

export type ProposalPage = {
  proposal: ProposalView;
  comments: ThreadPage;
  /** Of a hidden proposal they are its writers' alone, as its text is. */
  attachments: AttachmentView[];
  numbers: DebateNumbers;
  /** Who answers as the authority; null where nobody has said which it is. */
  authority: Worded | null;
  changes: Changes;
  /** What whose the proposal is said to the answer. */
  authorReply: CommentView | null;
  may: { support: Permission; comment: Permission; answer: boolean; replyToAnswer: boolean; changeFiles: boolean; inviteCoAuthors: boolean };
  support: SupportChoice | null;
  coAuthors: PublicCoAuthor[];
  /** As whom the signed-in person can speak, and the key that makes a comment sent twice one comment. */
  writer: (VoiceChoice & { standsByCode: boolean; formKey: string }) | null;
  /** The organisations that the reader belongs to, and where each has its position. */
  positions: OwnPosition[];
  /** While it is not public: what its writers are promised. */
  screening: Screening | null;
};

/** A proposal with its debate, and what the reader may do here now. `focus` is a comment whose thread is wanted wherever it lies. */
export async function getProposalPage(ctx: Context, reference: string, query: DebateQuery & { focus?: string | undefined }): Promise<ProposalPage> {
  const proposal = await getProposal(ctx, reference);
  const [comments, numbers, authority, positions, changes, support, coAuthors, isPartial, attachments, authorReply] = await Promise.all([listThreads(ctx, proposal, query), getDebateNumbers(ctx, proposal.id), findAuthority(ctx, proposal.plan.id), listOwnPositions(ctx, proposal.id), getChanges(ctx, proposal), getSupportChoice(ctx, proposal.plan, proposal.supportedByMe), listPublicCoAuthors(ctx, proposal), hasConflict(ctx, proposal.id), proposal.isHidden && !proposal.isWriter ? [] : listAttachments(ctx, { proposalId: proposal.id }), proposal.response || proposal.earlierResponses.length > 0 ? findAuthorReply(ctx, proposal) : null]);
  const { actor } = ctx;
  const isCoAuthor = coAuthors.some((each) => each.isMe);
  const debatable = { ...proposal, phases: proposal.plan.phases, isCoAuthor };
  return {
    proposal, comments, numbers, authority, positions, screening: proposal.awaitsScreening ? await getScreening(ctx, proposal.plan.id) : null, changes, support, coAuthors, attachments, authorReply,
    may: { support: maySupport(actor, debatable, ctx.now), comment: mayComment(actor, debatable, ctx.now), answer: mayAnswer(actor, { ...proposal, ...ownerOf(ctx, proposal, { isCoAuthor, hasConflict: isPartial }) }), replyToAnswer: mayReplyToAnswer(proposal, { isAnswered: proposal.response !== null, hasReplied: authorReply !== null }), changeFiles: changes.mayEdit, inviteCoAuthors: proposal.isOwn && mayInviteCoAuthors(actor, { phases: proposal.plan.phases, proposal }, ctx.now).allowed },
    writer: actor.kind === "person" ? { ...debateChoice(actor, proposal, coAuthors), formKey: newId() } : null,
  };
}
