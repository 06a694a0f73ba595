import { eq, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { listPlannedPhases } from "./managed-phases.server.ts";
import { listStoredThemes } from "./managed-themes.server.ts";
import { gapsOf } from "./missing.ts";

/**
 * Makes a plan public with its dates, for its coordinators. It is announced until it collects proposals, and open from then on.
 * Twice is the same as once. Throws `conflict` when somebody changed it since the page was opened: what is announced is what was seen.
 */
export async function announcePlan(ctx: Context, planSlug: string, version: number): Promise<Result<null, "plan_incomplete">> {
  const { id } = await getManagedPlan(ctx, planSlug);
  const { plans: p } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, id);
    if (plan.state !== "draft") return done(null);
    if (plan.version !== version) throw conflict();
    const phases = await listPlannedPhases(ctx, tx, id);
    if (gapsOf({ plan, phases, themes: await listStoredThemes(ctx, tx, id), now: ctx.now }).length > 0) return refused("plan_incomplete");
    const state = phases.some((each) => each.kind === "collect" && each.opensAt <= ctx.now) ? ("open" as const) : ("announced" as const);
    await tx.update(p).set({ state, announcedAt: ctx.now, version: sql`${p.version} + 1` }).where(eq(p.id, id));
    await recordStaffAct(ctx, tx, { action: "plan.announced", subjectType: "plan", subjectId: id, planId: id, data: { before: { state: "draft" }, after: { state } } });
    return done(null);
  });
}
