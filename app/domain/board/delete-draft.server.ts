import { and, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdDraft, requirePlan } from "./hold-draft.server.ts";

/**
 * Deletes a draft initiative that no proposal is in (a hidden one is in it too), no answer names and nobody has commented on. Its reference is not given
 * out again. Throws `conflict` when somebody was faster.
 */
export async function deleteDraft(ctx: Context, planSlug: string, reference: string, version: number): Promise<Result<null, "draft_not_empty" | "draft_in_answer" | "draft_has_comments">> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiatives: i, initiativeSources: s, initiativeComments: c, responses: r, follows: f } = ctx.tables;
  return ctx.write(async (tx) => {
    const draft = await holdDraft(ctx, tx, plan.id, reference, version);
    if ((await tx.select({ id: s.proposalId }).from(s).where(eq(s.initiativeId, draft.id)).limit(1)).length > 0) return refused("draft_not_empty");
    if ((await tx.select({ id: r.id }).from(r).where(eq(r.landedIn, reference)).limit(1)).length > 0) return refused("draft_in_answer");
    // A comment that its writer deleted keeps its place too.
    if ((await tx.select({ id: c.id }).from(c).where(eq(c.initiativeId, draft.id)).limit(1)).length > 0) return refused("draft_has_comments");
    await tx.delete(f).where(and(eq(f.subject, "initiative"), eq(f.subjectId, draft.id)));
    await tx.delete(i).where(eq(i.id, draft.id));
    await recordStaffAct(ctx, tx, { action: "initiative.deleted", subjectType: "initiative", subjectId: draft.id, planId: plan.id, data: { reference, before: { title: draft.title, summary: draft.summary } } });
    return done(null);
  });
}
