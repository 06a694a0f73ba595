import { and, eq } from "drizzle-orm";
import { isUniqueViolation } from "#db/errors.ts";
import type { WriteHandle } from "#db/store.ts";
import type { ModerationMeasure } from "#db/values.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { holdFamily } from "../merging/family.server.ts";
import { endSuspension } from "../moderation/lift-suspension.server.ts";
import { putPassageBack } from "../moderation/restore-passage.server.ts";
import type { Announced } from "../notifications/announce.server.ts";
import { done, refused, type Result } from "../result.ts";
import { restoreCase } from "../triage/hide-proposal.server.ts";
import { loadCase } from "../triage/load-case.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { restoreComment } from "../triage/restore-comment.server.ts";
import { hasOtherStaff } from "./has-other-staff.server.ts";
import { holdText, type HeldText } from "./hold-text.server.ts";
import { isPersonal } from "./in-force.server.ts";
import { mayDecideObjection } from "./policy.ts";
import type { ObjectionAnswerInput } from "./schema.ts";
import { tellWriters } from "./tell-writers.server.ts";

/**
 * Answers an objection: upheld, what was decided is taken back (the text or passage is shown again, the person may write); dismissed, it stands. Those whom it is about are told, with the answer.
 * Throws `conflict` when somebody answered meanwhile. An organisation's position cannot come back beside a newer one.
 */
export async function decideObjection(ctx: Context, planSlug: string, decisionId: string, input: ObjectionAnswerInput): Promise<Result<null, "position_replaced">> {
  const person = requireStaff(ctx.actor);
  const { moderationDecisions: d, plans } = ctx.tables;
  const [decision] = await ctx.read.select({ id: d.id, planId: d.planId, proposalId: d.proposalId, commentId: d.commentId, decidedBy: d.decidedBy, measure: d.measure }).from(d).innerJoin(plans, eq(plans.id, d.planId)).where(and(eq(d.id, decisionId), eq(plans.slug, planSlug)));
  if (!decision) throw notFound();
  requireStaff(ctx.actor, decision.planId);
  try {
    await ctx.write(async (tx) => {
      if (decision.commentId === null) await holdFamily(ctx, tx, decision.proposalId);
      const text = await holdText(ctx, tx, decision);
      if (!mayDecideObjection(ctx.actor, { ...text, decidedBy: decision.decidedBy }, await hasOtherStaff(ctx, tx, text, text, person.id))) throw forbidden();
      const { outcome, answer } = input;
      const decided = await tx.update(d).set({ objectionState: outcome, objectionAnswer: answer, objectionDecidedBy: person.id, objectionDecidedAt: ctx.now }).where(and(eq(d.id, decision.id), eq(d.objectionState, "open"))).returning({ id: d.id });
      if (decided.length === 0) throw conflict();
      const announced = outcome === "upheld" ? await takeBack(ctx, tx, text, decision) : undefined;
      await recordStaffAct(ctx, tx, { action: "objection.decided", subjectType: text.subject, subjectId: text.commentId ?? text.proposalId, planId: text.planId, data: { decisionId: decision.id, outcome } });
      await tellWriters(ctx, tx, { ...text, ...(isPersonal(decision) && { organisationId: null }) }, { kind: "objection_decided", payload: { reference: text.reference, subject: text.subject, comment: text.commentId ?? "", outcome, answer, measure: decision.measure, decision: decision.id }, dedupeKey: `objection-decided:${decision.id}` }, announced);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("position_replaced");
    throw error;
  }
  return done(null);
}

/** What follows from a decision that was wrong. A warning is taken back by the answer itself. */
async function takeBack(ctx: Context, tx: WriteHandle, text: HeldText, { id, measure }: { id: string; measure: ModerationMeasure }): Promise<Announced | undefined> {
  if (measure === "hidden") return showAgain(ctx, tx, text);
  if (measure === "redacted" && !text.isGone) await putPassageBack(ctx, tx, text, id);
  if (measure === "suspended") await endSuspension(ctx, tx, text, id);
  return undefined;
}

/** A text that is shown already, or that its writer has deleted, has nothing to be shown again. */
async function showAgain(ctx: Context, tx: WriteHandle, text: HeldText): Promise<Announced | undefined> {
  if (!text.isHidden || text.isGone) return undefined;
  if (text.commentId !== null) {
    await restoreComment(ctx, tx, text.commentId);
    return undefined;
  }
  const found = await loadCase(ctx, tx, text.reference);
  return restoreCase(ctx, tx, found, found.version);
}
