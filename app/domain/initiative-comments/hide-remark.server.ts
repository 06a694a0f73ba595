import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { getRemarkPlan, type RemarkPlan } from "./desk-plan.server.ts";
import { holdRemark } from "./desk-remark.server.ts";
import type { RemarkHideInput } from "./schema.ts";
import { tellOfDecision } from "./tell-writers.server.ts";

/** Hides a comment with a reason and what was found in it, which its writer is told. It leaves a mark where it stood. Throws `conflict` when it is hidden or deleted already. */
export async function hideRemark(ctx: Context, slug: string, id: string, { reason, note }: RemarkHideInput): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await getRemarkPlan(ctx, slug);
  await ctx.write(async (tx) => {
    const { initiativeComments: c } = ctx.tables;
    const { remark, reference, title } = await holdRemark(ctx, tx, plan, id);
    const changed = await tx.update(c).set({ isHidden: true, hideReason: reason, hideNote: note }).where(and(eq(c.id, id), eq(c.isHidden, false), isNull(c.deletedAt))).returning({ id: c.id });
    if (changed.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "initiative_comment.hidden", subjectType: "initiative_comment", subjectId: id, planId: plan.id, data: { initiative: reference, reason } });
    await tellOfDecision(ctx, tx, remark, { reference, title }, { kind: "initiative_comment_hidden", payload: { reason, note, contact: contactOf(plan) } });
  });
}

/** Shows a hidden comment again. Throws `conflict` when it is not hidden. */
export async function restoreRemark(ctx: Context, slug: string, id: string): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await getRemarkPlan(ctx, slug);
  await ctx.write(async (tx) => {
    const { initiativeComments: c } = ctx.tables;
    const { remark, reference, title } = await holdRemark(ctx, tx, plan, id);
    const changed = await tx.update(c).set({ isHidden: false, hideReason: null, hideNote: "" }).where(and(eq(c.id, id), eq(c.isHidden, true))).returning({ id: c.id });
    if (changed.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "initiative_comment.restored", subjectType: "initiative_comment", subjectId: id, planId: plan.id, data: { initiative: reference, before: { reason: remark.hideReason } } });
    await tellOfDecision(ctx, tx, remark, { reference, title }, { kind: "initiative_comment_restored", payload: {} });
  });
}

/** Where one objects: the mailbox of the plan; empty where it has none. */
function contactOf({ contact }: Pick<RemarkPlan, "contact">): string {
  return contact?.email ?? "";
}
