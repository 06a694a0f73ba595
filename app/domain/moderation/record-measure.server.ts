import type { WriteHandle } from "#db/store.ts";
import type { HideReason, ModerationMeasure, ReportSubject } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import type { TextKey } from "../reports/hold-text.server.ts";
import { requireStaff } from "../triage/policy.ts";

/** A decision that answers no report: about who wrote a text, or that takes an earlier one back. Answers its id. */
export async function recordMeasure(ctx: Context, tx: WriteHandle, { subject, planId, proposalId, commentId }: TextKey & { subject: ReportSubject; planId: string }, decision: { measure: ModerationMeasure; isRestricted: boolean; reason: HideReason | null; note?: string; until?: Date }): Promise<string> {
  const staff = requireStaff(ctx.actor, planId);
  const id = newId();
  await tx.insert(ctx.tables.moderationDecisions).values({ id, planId, subject, proposalId, commentId, note: "", ...decision, decidedBy: staff.id, at: ctx.now });
  return id;
}
