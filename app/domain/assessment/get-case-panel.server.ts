import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";

/** For the desk's case: what assessors found, who is asked, and what other authorities say. */
export type AssessmentPanel = Record<never, never>;

export async function getAssessmentPanel(ctx: Context, { plan }: { id: string; plan: { id: string } }): Promise<AssessmentPanel> {
  requireStaff(ctx.actor, plan.id);
  return Promise.resolve({});
}
