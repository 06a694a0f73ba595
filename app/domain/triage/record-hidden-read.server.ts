import { recordRead } from "../audit/record-read.server.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "./policy.ts";

/** Records that staff read a text that is hidden from the public. */
export async function recordHiddenRead(ctx: Context, { id, plan }: { id: string; plan: { id: string } }): Promise<void> {
  requireStaff(ctx.actor, plan.id);
  await recordRead(ctx, { action: "proposal.hidden_text_read", subjectType: "proposal", subjectId: id, planId: plan.id });
}
