import { eq, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";

/**
 * Closes a plan for good, for its coordinators: one that was carried out, or one that is given up. It stays to be read, and
 * nothing in it is changed any more. `code` is typed again, so that nobody closes one by a slip. Throws `conflict` when somebody changed it.
 */
export async function closePlan(ctx: Context, planSlug: string, { code, version }: { code: string; version: number }): Promise<Result<null, "plan_code_other" | "plan_not_public">> {
  const { id, state } = await getManagedPlan(ctx, planSlug);
  if (state === "closed") return done(null);
  const { plans: p } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, id);
    if (plan.state === "draft") return refused("plan_not_public");
    if (code.trim().toUpperCase() !== plan.code.toUpperCase()) return refused("plan_code_other");
    if (plan.version !== version) throw conflict();
    await tx.update(p).set({ state: "closed", closedAt: ctx.now, version: sql`${p.version} + 1` }).where(eq(p.id, id));
    await recordStaffAct(ctx, tx, { action: "plan.closed", subjectType: "plan", subjectId: id, planId: id, data: { before: { state: plan.state }, after: { state: "closed" } } });
    return done(null);
  });
}
