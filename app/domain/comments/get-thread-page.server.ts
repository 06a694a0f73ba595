import { eq } from "drizzle-orm";
import type { Worded } from "#app/lib/bilingual.ts";
import { newId } from "#app/lib/id.ts";
import { hasConflict } from "../assessment/has-conflict.server.ts";
import { listPublicCoAuthors } from "../co-authors/list-co-authors.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getProposal, type ProposalView } from "../proposals/get-proposal.server.ts";
import { mayComment, type Permission } from "../proposals/policy.ts";
import { debateChoice, type VoiceChoice } from "../proposals/speaker.ts";
import { isStaff, type PutForwardBy } from "../triage/policy.ts";
import { commentViewer, selectComments, type CommentView } from "./comment-view.server.ts";
import { findAuthority } from "./find-authority.server.ts";
import { listReplies } from "./list-replies.server.ts";
import { mayAnswer } from "./policy.ts";

/** One thread with all replies, a page at a time. `wanted` is the comment that the address names: the first of the thread, or a reply. */
export type ThreadPageView = {
  proposal: ProposalView; wanted: string; comment: CommentView; replies: { rows: CommentView[]; previous: string | null; next: string | null };
  authority: Worded | null; may: { comment: Permission; answer: boolean }; writer: (VoiceChoice & { standsByCode: boolean; formKey: string }) | null;
};

/** The thread that a comment is in, at the page of replies that holds it. Throws `not_found` for one of another proposal. */
export async function getThreadPage(ctx: Context, reference: string, id: string, cursor: string | undefined): Promise<ThreadPageView> {
  const { comments: c } = ctx.tables;
  const proposal = await getProposal(ctx, reference);
  const find = async (wanted: string) => (await selectComments(ctx).where(eq(c.id, wanted)))[0];
  const named = await find(id);
  const first = named?.parentId ? await find(named.parentId) : named;
  if (!named || !first || named.proposalId !== proposal.id) throw notFound();
  const [view, replies, authority, coAuthors, isPartial] = await Promise.all([commentViewer(ctx, proposal, [first]), listReplies(ctx, first.id, { cursor, wanted: named === first ? undefined : named }), findAuthority(ctx, proposal.plan.id), listPublicCoAuthors(ctx, proposal), hasConflict(ctx, proposal.id)]);
  const { actor } = ctx;
  return {
    proposal, authority, wanted: named.id, comment: view(first), replies: { ...replies, rows: replies.rows.map(view) },
    may: { comment: mayComment(actor, { ...proposal, phases: proposal.plan.phases }, ctx.now), answer: isStaff(actor, proposal.plan.id) && mayAnswer(actor, { ...proposal, ...ownerOf(ctx, proposal, { isCoAuthor: coAuthors.some((each) => each.isMe), hasConflict: isPartial }) }) },
    writer: actor.kind === "person" ? { ...debateChoice(actor, proposal, coAuthors), formKey: newId() } : null,
  };
}

/** Who put it forward, as far as it concerns whether the reader did; a page does not show more. */
export function ownerOf({ actor }: Context, { isOwn, speaker, plan }: Pick<ProposalView, "isOwn" | "speaker" | "plan">, { isCoAuthor, hasConflict }: Pick<PutForwardBy, "isCoAuthor" | "hasConflict">): PutForwardBy {
  return { planId: plan.id, isCoAuthor, hasConflict, authorId: isOwn && actor.kind === "person" ? actor.id : null, organisationId: speaker.organisationId };
}
