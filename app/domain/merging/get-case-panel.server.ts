import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";

/** For the desk's case: what became part of the case, what it is part of, what is like it, and its parts. */
export type MergingPanel = Record<never, never>;

export async function getMergingPanel(ctx: Context, { plan }: { id: string; plan: { id: string } }): Promise<MergingPanel> {
  requireStaff(ctx.actor, plan.id);
  return Promise.resolve({});
}
