import { eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context, Person } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import { changeCase } from "../triage/change-case.server.ts";
import type { Case } from "../triage/load-case.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { asksForFourEyes, holdAnswerable, requireDraft, traceOf } from "./draft.server.ts";
import { isOvertaken, mayApprove } from "./policy.ts";
import { checkAnswer } from "./publish-response.server.ts";
import type { AnswerProblem } from "./schema.ts";

/** Approves an answer as it stands. With four eyes by somebody else than who wrote it. Throws `conflict` when the case was changed since. */
export async function approveDraft(ctx: Context, reference: string, version: number): Promise<Result<null, AnswerProblem>> {
  const person = requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await holdAnswerable(ctx, tx, reference, version);
    return approveHeld(ctx, tx, found, person, version);
  });
}

/** The same on a case that is held, in the transaction of an act on many. */
export async function approveHeld(ctx: Context, tx: WriteHandle, found: Case, person: Person, version: number): Promise<Result<null, AnswerProblem>> {
  const { answerDrafts: d } = ctx.tables;
  const draft = await requireDraft(ctx, tx, found.id);
  if (!mayApprove(person, draft, await asksForFourEyes(ctx, tx, found.planId))) return refused("needs_approval");
  const checked = await checkAnswer(ctx, tx, found, draft);
  if (!checked.ok) return checked;
  if (isOvertaken(draft, checked.value.lastPublishedAt)) return refused("answered_meanwhile");
  await changeCase(ctx, tx, found, version, { stage: "answer_approved" });
  await tx.update(d).set({ state: "approved", approvedBy: person.id, approvedAt: ctx.now, sentBackNote: "", updatedAt: ctx.now, version: sql`${d.version} + 1` }).where(eq(d.proposalId, found.id));
  await recordStaffAct(ctx, tx, { action: "answer.approved", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { ...traceOf(draft), stage: found.stage }, after: { state: "approved", outcome: draft.outcome, stage: "answer_approved" } } });
  return done(null);
}
