import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { loadCase, type Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { listCriteria } from "./criteria.server.ts";
import { endOfDayIn } from "./due.ts";
import { countSubmitted, followStage } from "./follow-stage.server.ts";
import { assessmentSettings } from "./plan-settings.server.ts";
import { isAssessable, mayAssess } from "./policy.ts";
import type { AssessmentInput } from "./schema.ts";

export type AssessmentRefusal = "assessment_closed" | "assessors_full" | "scores_missing";

/**
 * Keeps what an assessor found, or submits it. What was submitted stays so, and may be changed until the answer is published;
 * the trail has the scores before and after. When as many have submitted as the plan asks for, the case is assessed.
 * `version`: that of the assessment the form showed, 0 where there was none. Throws `conflict` when it was saved elsewhere meanwhile.
 */
export async function saveAssessment(ctx: Context, reference: string, input: AssessmentInput): Promise<Result<"saved" | "submitted", AssessmentRefusal>> {
  const person = requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (!isAssessable(found)) return refused("assessment_closed");
    const { assessments: a } = ctx.tables;
    const [before] = await tx.select({ state: a.state, scores: a.scores, version: a.version }).from(a).where(and(eq(a.proposalId, found.id), eq(a.assessorId, person.id)));
    if ((before?.version ?? 0) !== input.version) throw conflict();
    const { needed, days } = await assessmentSettings(ctx, found.planId, tx);
    if (!mayAssess({ mine: before?.state ?? null, submitted: await countSubmitted(ctx, tx, found.id), needed })) return refused("assessors_full");
    const criteria = await listCriteria(ctx, tx, found.planId);
    const isSubmitted = input.submit || before?.state === "submitted";
    if (isSubmitted && criteria.some(({ id, isActive }) => isActive && !(id in input.scores))) return refused("scores_missing");
    const scores = { ...keptScores(before?.scores ?? {}, criteria), ...input.scores };
    await writeAssessment(ctx, tx, found, { assessorId: person.id, scores, note: input.note, isSubmitted, wasSubmitted: before?.state === "submitted", days });
    if (isSubmitted && (await countSubmitted(ctx, tx, found.id)) >= needed) await followStage(ctx, tx, found, needed);
    const action = before?.state === "submitted" ? "assessment.changed" : isSubmitted ? "assessment.submitted" : "assessment.saved";
    // What is not submitted is nobody else's business yet.
    await recordStaffAct(ctx, tx, { action, subjectType: "proposal", subjectId: found.id, planId: found.planId, data: isSubmitted ? { before: before?.state === "submitted" ? before.scores : null, after: scores } : {} });
    return done(isSubmitted ? "submitted" : "saved");
  });
}

/** Scores of criteria that are no longer in use stay: the form does not ask for them. */
function keptScores(scores: Record<string, number>, criteria: readonly { id: string; isActive: boolean }[]): Record<string, number> {
  return Object.fromEntries(Object.entries(scores).filter(([id]) => criteria.some((each) => each.id === id && !each.isActive)));
}

type Written = { assessorId: string; scores: Record<string, number>; note: string; isSubmitted: boolean; wasSubmitted: boolean; days: number };

/** Who assesses without having been asked has asked themselves. */
async function writeAssessment(ctx: Context, tx: WriteHandle, found: Case, { assessorId, scores, note, isSubmitted, wasSubmitted, days }: Written) {
  const { assessments: a } = ctx.tables;
  const state = isSubmitted ? ("submitted" as const) : ("draft" as const);
  const submittedAt = isSubmitted ? ctx.now : null;
  await tx.insert(a).values({ proposalId: found.id, assessorId, planId: found.planId, state, scores, note, assignedBy: assessorId, assignedAt: ctx.now, dueAt: endOfDayIn(ctx.now, days), submittedAt })
    .onConflictDoUpdate({ target: [a.proposalId, a.assessorId], set: { state, scores, note, version: sql`${a.version} + 1`, ...(!wasSubmitted && { submittedAt }) } });
}
