import { and, asc, eq } from "drizzle-orm";
import { holdDraft, requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { hasRole } from "../roles.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";

/** Moves a draft before or behind its neighbour in its theme, for coordinators: the order decides the numbers in the adopted plan. `sequence`: where the page saw it; elsewhere by now is a `conflict`. At the end of its theme it stays. */
export async function moveDraft(ctx: Context, planSlug: string, reference: string, { direction, sequence }: { direction: "up" | "down"; sequence: number }): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  if (!hasRole(ctx.actor, "coordinator", plan.id)) throw forbidden();
  const { initiatives: i, plans: p } = ctx.tables;
  await ctx.write(async (tx) => {
    // Held, so that two moves of neighbours go one after the other.
    await tx.update(p).set({ id: plan.id }).where(eq(p.id, plan.id));
    const draft = await holdDraft(ctx, tx, plan.id, reference);
    if (draft.sequence !== sequence) throw conflict();
    const others = await tx.select({ id: i.id, sequence: i.sequence }).from(i).where(and(eq(i.planId, plan.id), eq(i.themeId, draft.themeId), eq(i.state, "draft"))).orderBy(asc(i.sequence), asc(i.id));
    const neighbour = others[others.findIndex(({ id }) => id === draft.id) + (direction === "up" ? -1 : 1)];
    if (!neighbour) return;
    await tx.update(i).set({ sequence: neighbour.sequence }).where(eq(i.id, draft.id));
    await tx.update(i).set({ sequence: draft.sequence }).where(eq(i.id, neighbour.id));
    await recordStaffAct(ctx, tx, { action: "initiative.moved", subjectType: "initiative", subjectId: draft.id, planId: plan.id, data: { reference, before: { sequence: draft.sequence }, after: { sequence: neighbour.sequence } } });
  });
}
