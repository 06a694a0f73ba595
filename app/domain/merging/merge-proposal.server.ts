import { eq } from "drizzle-orm";
import { cutAtWord } from "#app/lib/text.ts";
import type { Context } from "../context.ts";
import { answerProposal } from "../answers/answer-proposal.server.ts";
import { answerLimits, type AnswerProblem } from "../answers/schema.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { changeCase } from "../triage/change-case.server.ts";
import { loadCase } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { findMergeTarget, type MergeRefusal } from "./find-merge-target.server.ts";
import type { MergeInput } from "./schema.ts";

/** `draft_there`: somebody is writing an answer already, and it is not thrown away for this. */
export type MergeProblem = MergeRefusal | AnswerProblem | "draft_there";

/**
 * Makes a proposal part of another: it is answered so, with the reason, and its author is told. Where answers are approved by
 * somebody else first, it becomes an answer that waits for that (`isDraft`). Throws `conflict` as an answer does.
 */
export async function mergeProposal(ctx: Context, reference: string, input: MergeInput): Promise<Result<{ isDraft: boolean }, MergeProblem>> {
  requireStaff(ctx.actor);
  const { plans, proposals } = ctx.tables;
  const [plan] = await ctx.read.select({ fourEyes: plans.fourEyes }).from(proposals).innerJoin(plans, eq(plans.id, proposals.planId)).where(eq(proposals.reference, reference));
  if (!plan) throw notFound();
  if (plan.fourEyes) return proposeMerge(ctx, reference, input);
  // The answer is in the language of the reason, which is the author's.
  const answered = await answerProposal({ ...ctx, locale: input.language }, reference, { outcome: "merged", summary: "", reason: input.reason, reasonCodes: [], elementsAdopted: "", elementsNotAdopted: "", mergedInto: input.mergedInto, forwardedTo: "", landedIn: "", authority: "", authorityRole: "", correction: changeOf(input), version: input.version });
  return answered.ok ? done({ isDraft: false }) : answered;
}

/** Of a proposal that was answered before: what changed is told as shortly as a correction is. */
const changeOf = ({ reason }: MergeInput) => cutAtWord(reason, answerLimits.correction);

/** Writes the merge as an answer that waits for approval. */
async function proposeMerge(ctx: Context, reference: string, input: MergeInput): Promise<Result<{ isDraft: boolean }, MergeProblem>> {
  const person = requireStaff(ctx.actor);
  const { answerDrafts: d } = ctx.tables;
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (found.status === "withdrawn" || found.status === "split") throw conflict();
    const target = await findMergeTarget(ctx, tx, found, input.mergedInto);
    if (typeof target === "string") return refused(target);
    const written = await tx.insert(d).values({
      proposalId: found.id, planId: found.planId, state: "awaiting_approval", outcome: "merged", reason: input.reason, correction: changeOf(input), mergedInto: target.reference, language: input.language, authorId: person.id, createdAt: ctx.now, updatedAt: ctx.now,
    }).onConflictDoNothing().returning({ id: d.proposalId });
    if (written.length === 0) return refused("draft_there");
    const assigneeId = found.assigneeId ?? person.id;
    await changeCase(ctx, tx, found, input.version, { assigneeId, stage: "answer_drafted" });
    await recordStaffAct(ctx, tx, { action: "proposal.merge_proposed", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { into: target.reference, before: { stage: found.stage, assigneeId: found.assigneeId }, after: { stage: "answer_drafted", assigneeId } } });
    return done({ isDraft: true });
  });
}
