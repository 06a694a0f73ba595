import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { loadCase, type Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { listCandidates, type Candidate } from "./candidates.server.ts";
import { endOfDayIn } from "./due.ts";
import { assessmentSettings } from "./plan-settings.server.ts";
import { isAssessable } from "./policy.ts";

export type AssignmentRefusal = "assessment_closed" | "assessor_lost_role" | "assessor_has_interest" | "assessor_has_conflict";

/** Asks people of the team to assess a case: all of them, or, when one cannot, nobody. Who is asked already stays so. They are told by the worker, for all cases together. */
export async function assignAssessors(ctx: Context, reference: string, people: readonly string[]): Promise<Result<{ added: number }, AssignmentRefusal>> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (!isAssessable(found)) return refused("assessment_closed");
    const candidates = await listCandidates(ctx, tx, found.planId, found);
    const chosen = [...new Set(people)].map((id): Candidate => candidates.find((each) => each.id === id) ?? { id, name: "", load: 0, obstacle: "lost_role" });
    for (const { obstacle } of chosen) if (obstacle !== null && obstacle !== "is_assessor") return refused(`assessor_${obstacle}` as const);
    const added = chosen.filter(({ obstacle }) => obstacle === null);
    const { days } = await assessmentSettings(ctx, found.planId, tx);
    for (const { id } of added) await addAssessor(ctx, tx, found, id, days);
    return done({ added: added.length });
  });
}

/**
 * Asks as many of these people as the case still lacks assessors, those first who have the least to do. Answers whom. Used where
 * many cases are given to some people at once. Whoever calls it holds the case and has asked who may.
 */
export async function fillAssessors(ctx: Context, tx: WriteHandle, found: Case, people: readonly string[]): Promise<string[]> {
  const { assessments: a } = ctx.tables;
  const { needed, days } = await assessmentSettings(ctx, found.planId, tx);
  const there = await tx.select({ id: a.assessorId }).from(a).where(eq(a.proposalId, found.id));
  if (there.length >= needed) return [];
  const free = (await listCandidates(ctx, tx, found.planId, found)).filter(({ id, obstacle }) => obstacle === null && people.includes(id)).sort((one, other) => one.load - other.load || one.id.localeCompare(other.id));
  const chosen = free.slice(0, needed - there.length).map(({ id }) => id);
  for (const id of chosen) await addAssessor(ctx, tx, found, id, days);
  return chosen;
}

async function addAssessor(ctx: Context, tx: WriteHandle, { id, planId }: Case, assessorId: string, days: number) {
  const assignedBy = ctx.actor.kind === "person" ? ctx.actor.id : null;
  await tx.insert(ctx.tables.assessments).values({ proposalId: id, assessorId, planId, assignedBy, assignedAt: ctx.now, dueAt: endOfDayIn(ctx.now, days) });
  await recordStaffAct(ctx, tx, { action: "assessor.assigned", subjectType: "proposal", subjectId: id, planId, data: { assessorId } });
}

/** Takes an assessor off who has not submitted; what they had written is gone. Answers false when they have submitted meanwhile, or are off already. */
export async function removeAssessor(ctx: Context, reference: string, assessorId: string): Promise<boolean> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    return removeOpen(ctx, tx, found, assessorId);
  });
}

/** The same for a case that is held. */
export async function removeOpen(ctx: Context, tx: WriteHandle, { id, planId }: Case, assessorId: string): Promise<boolean> {
  const { assessments: a } = ctx.tables;
  const removed = await tx.delete(a).where(and(eq(a.proposalId, id), eq(a.assessorId, assessorId), eq(a.state, "draft"))).returning({ id: a.assessorId });
  if (removed.length === 0) return false;
  await recordStaffAct(ctx, tx, { action: "assessor.removed", subjectType: "proposal", subjectId: id, planId, data: { assessorId } });
  return true;
}
