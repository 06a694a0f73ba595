import { eq } from "drizzle-orm";
import { cutAtWord } from "#app/lib/text.ts";
import type { Context } from "../context.ts";
import { answerProposal } from "../answers/answer-proposal.server.ts";
import { findDraft, holdAnswerable } from "../answers/draft.server.ts";
import { askForApproval } from "../answers/request-approval.server.ts";
import { answerLimits, type AnswerProblem } from "../answers/schema.ts";
import { notFound } from "../errors.ts";
import { asReference } from "../proposals/reference.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import type { MergeRefusal } from "./find-merge-target.server.ts";
import type { MergeInput } from "./schema.ts";

/** `draft_there`: somebody is writing an answer already, and it is not thrown away for this. */
export type MergeProblem = MergeRefusal | AnswerProblem | "draft_there";

/**
 * Makes a proposal part of another: it is answered so, with the reason, and its author is told. Where answers are approved by
 * somebody else first, it becomes an answer that waits for that (`isDraft`). Throws `conflict` as an answer does.
 */
export async function mergeProposal(ctx: Context, reference: string, input: MergeInput): Promise<Result<{ isDraft: boolean }, MergeProblem>> {
  requireStaff(ctx.actor);
  const { plans, proposals, answerDrafts: d } = ctx.tables;
  const [plan] = await ctx.read.select({ fourEyes: plans.fourEyes, draftOf: d.proposalId }).from(proposals).innerJoin(plans, eq(plans.id, proposals.planId)).leftJoin(d, eq(d.proposalId, proposals.id)).where(eq(proposals.reference, reference));
  if (!plan) throw notFound();
  if (plan.fourEyes) return proposeMerge(ctx, reference, input);
  // One that is saved after this raises the case's version, and then this is a conflict.
  if (plan.draftOf) {
    // Who may not, or comes too late, is told that and not of the draft.
    await ctx.write((tx) => holdAnswerable(ctx, tx, reference, input.version));
    return refused("draft_there");
  }
  const answered = await answerProposal({ ...ctx, locale: input.language }, reference, { ...answerOf(input), version: input.version });
  return answered.ok ? done({ isDraft: false }) : answered;
}

/** A merge as an answer: in the language of the reason, which is the author's. Of a proposal that was answered before, what changed is told as shortly as a correction is. */
function answerOf({ reason, mergedInto, language }: MergeInput) {
  return { outcome: "merged" as const, summary: "", reason, reasonCodes: [], elementsAdopted: "", elementsNotAdopted: "", mergedInto: asReference(mergedInto), forwardedTo: "", landedIn: "", authority: "", authorityRole: "", correction: cutAtWord(reason, answerLimits.correction), language };
}

/** Writes the merge as an answer that waits for approval. */
async function proposeMerge(ctx: Context, reference: string, input: MergeInput): Promise<Result<{ isDraft: boolean }, MergeProblem>> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await holdAnswerable(ctx, tx, reference, input.version);
    if (await findDraft(ctx, tx, found.id)) return refused("draft_there");
    const asked = await askForApproval(ctx, tx, found, input.version, answerOf(input));
    return asked.ok ? done({ isDraft: true }) : asked;
  });
}
