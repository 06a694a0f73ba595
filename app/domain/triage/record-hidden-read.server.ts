import type { Context } from "../context.ts";
import { requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";

/** Records that staff read a text that is hidden from the public. */
export async function recordHiddenRead(ctx: Context, proposalId: string): Promise<void> {
  requireStaff(ctx.actor);
  await ctx.write((tx) => recordStaffAct(ctx, tx, { action: "proposal.hidden_text_read", subjectType: "proposal", subjectId: proposalId }));
}
