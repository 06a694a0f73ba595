import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";

/** For the desk's case: what was decided about the text and its writer. */
export type ModerationPanel = Record<never, never>;

export async function getModerationPanel(ctx: Context, { plan }: { id: string; plan: { id: string } }): Promise<ModerationPanel> {
  requireStaff(ctx.actor, plan.id);
  return Promise.resolve({});
}
