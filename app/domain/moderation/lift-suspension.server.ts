import { and, eq, gt, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { holdText, type HeldText } from "../reports/hold-text.server.ts";
import { mayDecideReport } from "../reports/policy.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { recordMeasure } from "./record-measure.server.ts";
import { requireDecision } from "./require-decision.server.ts";

/** Lets a suspended person write again before the time is over. Where they have objected, the objection is answered instead. Throws `conflict` when it is over. */
export async function liftSuspension(ctx: Context, planSlug: string, decisionId: string): Promise<Result<null, "objection_open">> {
  requireStaff(ctx.actor);
  const decision = await requireDecision(ctx, planSlug, decisionId);
  if (decision.measure !== "suspended") throw notFound();
  return ctx.write(async (tx) => {
    const text = await holdText(ctx, tx, decision);
    if (!mayDecideReport(ctx.actor, text)) throw forbidden();
    const { moderationDecisions: d } = ctx.tables;
    const [open] = await tx.select({ id: d.id }).from(d).where(and(eq(d.id, decisionId), eq(d.objectionState, "open")));
    if (open) return refused("objection_open");
    const userId = await endSuspension(ctx, tx, text, decisionId);
    if (userId === null) throw conflict();
    const id = await recordMeasure(ctx, tx, text, { measure: "suspension_lifted", isRestricted: false, reason: null });
    await queueNotification(ctx, tx, { userId, kind: "suspension_lifted", payload: { reference: text.reference }, dedupeKey: `suspension-lifted:${id}` });
    return done(null);
  });
}

/** Ends a suspension now, in the transaction that decides it; whoever calls it tells the person. Answers whose it was; null where it was over. */
export async function endSuspension(ctx: Context, tx: WriteHandle, text: HeldText, decisionId: string): Promise<string | null> {
  requireStaff(ctx.actor, text.planId);
  const { suspensions: s } = ctx.tables;
  const [ended] = await tx.update(s).set({ liftedAt: ctx.now }).where(and(eq(s.decisionId, decisionId), isNull(s.liftedAt), gt(s.endsAt, ctx.now))).returning({ userId: s.userId });
  if (!ended) return null;
  await recordStaffAct(ctx, tx, { action: "writer.suspension_lifted", subjectType: text.subject, subjectId: text.commentId ?? text.proposalId, planId: text.planId, data: { decisionId } });
  return ended.userId;
}
