import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { highestSupportLimit } from "./highest-support-limit.ts";

/**
 * Says how many proposals of a plan one person can support; null takes the limit off. Whoever supports more already keeps
 * what they support, and cannot add to it. For the command line.
 */
export async function setSupportLimit(ctx: Context, slug: string, limit: number | null): Promise<Result<{ before: number | null }, "plan_unknown" | "limit_wrong">> {
  if (ctx.actor.kind !== "system") throw forbidden();
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1 && limit <= highestSupportLimit)) return refused("limit_wrong");
  const { plans } = ctx.tables;
  return ctx.write(async (tx) => {
    const [plan] = await tx.select({ id: plans.id, before: plans.supportLimit }).from(plans).where(eq(plans.slug, slug));
    if (!plan) return refused("plan_unknown");
    await tx.update(plans).set({ supportLimit: limit }).where(eq(plans.id, plan.id));
    if (plan.before !== limit) await recordStaffAct(ctx, tx, { action: "plan.support_limit_set", subjectType: "plan", subjectId: plan.id, planId: plan.id, data: { before: plan.before, after: limit } });
    return done({ before: plan.before });
  });
}
