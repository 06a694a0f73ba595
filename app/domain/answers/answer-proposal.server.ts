import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import { changeCase } from "../triage/change-case.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { asksForFourEyes, authorOf, findDraft, holdAnswerable, traceOf, writeDraft } from "./draft.server.ts";
import { checkAnswer, publishResponse } from "./publish-response.server.ts";
import type { AnswerInput, AnswerProblem } from "./schema.ts";

/**
 * Publishes a reasoned response in one step, or a correction of the one in force; earlier versions are kept. The author is
 * told. Refused where the plan asks for four eyes. Throws `conflict` when the case was changed since the form was opened.
 */
export async function answerProposal(ctx: Context, reference: string, { version, ...fields }: AnswerInput): Promise<Result<null, AnswerProblem>> {
  const person = requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await holdAnswerable(ctx, tx, reference, version);
    if (await asksForFourEyes(ctx, tx, found.planId)) return refused("needs_approval");
    const checked = await checkAnswer(ctx, tx, found, fields);
    if (!checked.ok) return checked;
    const authorId = authorOf(ctx, person, await findDraft(ctx, tx, found.id), fields);
    await publishResponse(ctx, tx, found, version, checked.value, { authorId, approvedBy: authorId === person.id ? null : person.id });
    // Recorded with what is published.
    return done(null);
  });
}

/** Writes an answer and approves it in one step, to be published later with others. Refused where the plan asks for four eyes. */
export async function approveAnswer(ctx: Context, reference: string, { version, ...fields }: AnswerInput): Promise<Result<null, AnswerProblem>> {
  const person = requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await holdAnswerable(ctx, tx, reference, version);
    if (await asksForFourEyes(ctx, tx, found.planId)) return refused("needs_approval");
    const checked = await checkAnswer(ctx, tx, found, fields);
    if (!checked.ok) return checked;
    await changeCase(ctx, tx, found, version, { stage: "answer_approved" });
    const { before } = await writeDraft(ctx, tx, found, person, fields, { state: "approved", approvedBy: person.id });
    await recordStaffAct(ctx, tx, { action: "answer.approved", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { ...traceOf(before), stage: found.stage }, after: { state: "approved", outcome: fields.outcome, stage: "answer_approved" } } });
    return done(null);
  });
}
