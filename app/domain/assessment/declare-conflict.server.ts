import { and, eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { hasRole } from "../roles.ts";
import { loadCase, type Case } from "../triage/load-case.server.ts";
import { isStaff, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { releaseCase } from "../triage/take-on.server.ts";
import { followStage } from "./follow-stage.server.ts";
import { assessmentSettings } from "./plan-settings.server.ts";

/**
 * Says that one has an interest in a case: from now on one neither assesses nor decides it. What one was asked to assess goes
 * back, what one had submitted no longer counts (the trail keeps its scores), and a case of one's own is given back to the desk.
 */
export async function declareConflict(ctx: Context, reference: string, note: string): Promise<void> {
  const person = requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!isStaff(ctx.actor, found.planId)) throw forbidden();
    const declared = await tx.insert(ctx.tables.caseConflicts).values({ proposalId: found.id, userId: person.id, note, declaredAt: ctx.now }).onConflictDoNothing().returning({ userId: ctx.tables.caseConflicts.userId });
    if (declared.length === 0) return;
    const assessment = await takeOut(ctx, tx, found, person.id);
    await recordStaffAct(ctx, tx, { action: "conflict.declared", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { userId: person.id, ...(assessment && { assessment }) } });
    const moved = assessment?.state === "submitted" ? await followStage(ctx, tx, found, (await assessmentSettings(ctx, found.planId, tx)).needed) : found;
    if (moved.assigneeId === person.id) await releaseCase(ctx, tx, moved, moved.version);
  });
}

/** The assessment that no longer counts, as the trail is to know it. */
async function takeOut(ctx: Context, tx: WriteHandle, { id }: Case, assessorId: string): Promise<{ state: string; scores: Record<string, number> } | null> {
  const { assessments: a } = ctx.tables;
  const [taken] = await tx.delete(a).where(and(eq(a.proposalId, id), eq(a.assessorId, assessorId))).returning({ state: a.state, scores: a.scores });
  return taken ?? null;
}

/**
 * Takes back that somebody has an interest in a case: one's own, or, as a coordinator of the plan, anybody's. The reason becomes a
 * note of the case, for the team to read. Answers false when there was none (any more).
 */
export async function takeBackConflict(ctx: Context, reference: string, userId: string, reason: string): Promise<boolean> {
  const person = requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!isStaff(ctx.actor, found.planId) || (userId !== person.id && !hasRole(ctx.actor, "coordinator", found.planId))) throw forbidden();
    const { caseConflicts: c, caseNotes } = ctx.tables;
    const removed = await tx.delete(c).where(and(eq(c.proposalId, found.id), eq(c.userId, userId))).returning({ userId: c.userId });
    if (removed.length === 0) return false;
    await tx.insert(caseNotes).values({ id: newId(), proposalId: found.id, authorId: person.id, body: reason, createdAt: ctx.now, formKey: newId() });
    await recordStaffAct(ctx, tx, { action: "conflict.taken_back", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { userId } });
    return true;
  });
}
