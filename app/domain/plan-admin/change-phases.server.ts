import { eq, sql } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { WriteHandle } from "#db/store.ts";
import { phaseKinds, type Bilingual } from "#db/values.ts";
import type { Context } from "../context.ts";
import { announce } from "../notifications/announce.server.ts";
import { getManagedPlan, holdManagedPlan, type ManagedPlan } from "../plans/managed-plan.server.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { listPlannedPhases } from "./managed-phases.server.ts";
import { checkOrder, checkPublicDates, dayFields, daysOf, isShort, readDays, type PlannedPhase } from "./phase-rules.ts";
import type { PhasesInput } from "./phases-schema.ts";

/**
 * Changes when the phases of a plan are and what they promise, for its coordinators. Answers the problems by the names of the
 * fields, none when it is done. What is changed of the dates of a public plan is kept with its reason, said on its page, and
 * told to who follows the plan or has a draft in it. Throws `conflict` when somebody was faster.
 */
export async function changePhases(ctx: Context, planSlug: string, input: PhasesInput): Promise<FieldErrors> {
  const { id } = await getManagedPlan(ctx, planSlug);
  const { plans: p } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, id, input.version);
    const before = await listPlannedPhases(ctx, tx, id);
    const { phases, errors } = plannedFrom(input, before, { isPublic: plan.state !== "draft", now: ctx.now });
    if (Object.keys(errors).length > 0) return errors;
    const moved = movedPhases(before, phases);
    if (fingerprint(before) === fingerprint(phases)) return {};
    await replacePhases(ctx, tx, id, phases);
    await tx.update(p).set({ version: sql`${p.version} + 1` }).where(eq(p.id, id));
    const reason = { da: input.changeReasonDa, en: input.changeReasonEn };
    if (plan.state !== "draft" && moved.length > 0) await tellMoved(ctx, tx, plan, moved, reason);
    await recordStaffAct(ctx, tx, { action: "plan.phases_changed", subjectType: "plan", subjectId: id, planId: id, data: { before: { phases: before.map(asText) }, after: { phases: phases.map(asText) }, reason: reason.da } });
    return {};
  });
}

/** The phases that a form asks for, with what is wrong in it. */
function plannedFrom(input: PhasesInput, before: readonly PlannedPhase[], { isPublic, now }: { isPublic: boolean; now: Date }): { phases: PlannedPhase[]; errors: FieldErrors } {
  const { windows, errors: ofDays } = readDays(input.days, before);
  const errors: FieldErrors = { ...ofDays };
  if (Object.keys(errors).length === 0) Object.assign(errors, checkOrder(windows), isPublic ? checkPublicDates(windows, before, now) : {});
  if (isPublic && before.some((each) => each.kind === "collect") && !windows.has("collect") && !errors[dayFields("collect").from]) errors[dayFields("collect").from] = "collect_needed";
  const phases = phaseKinds.flatMap((kind): PlannedPhase[] => {
    const window = windows.get(kind);
    if (!window) return [];
    const shortReason = isShort({ kind, ...window }) ? { da: input.shortReasonDa, en: input.shortReasonEn } : null;
    return [{ kind, ...window, participation: input.promises[kind] ?? null, shortReason }];
  });
  const require = (names: readonly (readonly [string, string])[], problem: string) => { for (const [name, text] of names) if (text === "") errors[name] ??= problem; };
  if (phases.some((each) => each.shortReason)) require([["shortReasonDa", input.shortReasonDa], ["shortReasonEn", input.shortReasonEn]], "short_reason_missing");
  if (isPublic && movedPhases(before, phases).length > 0) require([["changeReasonDa", input.changeReasonDa], ["changeReasonEn", input.changeReasonEn]], "change_reason_missing");
  return { phases, errors };
}

type Moved = { kind: PlannedPhase["kind"]; was: PlannedPhase | undefined; is: PlannedPhase | undefined };

/** The phases whose dates are others, which came, or which are not there any more. */
function movedPhases(before: readonly PlannedPhase[], after: readonly PlannedPhase[]): Moved[] {
  const all = phaseKinds.map((kind) => ({ kind, was: before.find((each) => each.kind === kind), is: after.find((each) => each.kind === kind) }));
  return all.filter(({ was, is }) => was?.opensAt.getTime() !== is?.opensAt.getTime() || was?.closesAt.getTime() !== is?.closesAt.getTime());
}

/** All that is said of phases, to be compared. */
function fingerprint(phases: readonly PlannedPhase[]): string {
  return JSON.stringify(phases.map(({ kind, opensAt, closesAt, participation, shortReason }) => [kind, opensAt.getTime(), closesAt.getTime(), participation, shortReason?.da, shortReason?.en]));
}

/** A phase in the audit trail: `collect 2027-01-01/2027-03-31 consult`. */
function asText(phase: PlannedPhase): string {
  const { from, to } = daysOf(phase);
  return [phase.kind, `${from}/${to}`, phase.participation].filter(Boolean).join(" ");
}

/** Writes the phases of a plan in the place of those that are there. */
export async function replacePhases(ctx: Context, tx: WriteHandle, planId: string, phases: readonly PlannedPhase[]): Promise<void> {
  const { phases: f } = ctx.tables;
  await tx.delete(f).where(eq(f.planId, planId));
  for (const phase of phases) await tx.insert(f).values({ ...phase, planId, position: phaseKinds.indexOf(phase.kind) + 1 });
}

async function tellMoved(ctx: Context, tx: WriteHandle, plan: ManagedPlan, moved: readonly Moved[], reason: Bilingual): Promise<void> {
  const { phaseChanges } = ctx.tables;
  for (const { kind, was, is } of moved) {
    await tx.insert(phaseChanges).values({ id: newId(), planId: plan.id, kind, opensBefore: was?.opensAt ?? null, closesBefore: was?.closesAt ?? null, opensAfter: is?.opensAt ?? null, closesAfter: is?.closesAt ?? null, reason, changedAt: ctx.now });
  }
  await announce(ctx, tx, { kind: "plan_dates_changed", planId: plan.id, data: { plan: plan.slug } });
}
