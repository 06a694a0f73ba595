import { and, eq, isNull } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { chooseDecision, listOwnDecisions } from "./find-decision.server.ts";
import { findText, holdText } from "./hold-text.server.ts";
import { isInForce } from "./in-force.server.ts";
import { objectionProblem, type ObjectionRefusal } from "./policy.ts";

/**
 * Objects to a decision about one's text or oneself (the last, or that with the id): once, and within six months. For others the
 * decision is not there (`not_found`). Answers the id of the decision.
 */
export async function objectToDecision(ctx: Context, reference: string, commentId: string | null, input: { objection: string }, decisionId: string | null = null): Promise<Result<{ id: string }, ObjectionRefusal>> {
  const { actor } = ctx;
  const key = await findText(ctx, reference, commentId);
  if (actor.kind === "person") await takeTry(ctx, "objectPerPerson", actor.id);
  const { moderationDecisions: d } = ctx.tables;
  return ctx.write(async (tx) => {
    const text = await holdText(ctx, tx, key);
    const decision = chooseDecision(await listOwnDecisions(ctx, tx, text), decisionId, text.isHidden);
    if (actor.kind !== "person" || !decision) throw notFound();
    const problem = objectionProblem({ ...decision, isInForce: await isInForce(ctx, tx, decision, text) }, ctx.now);
    if (problem) return refused(problem);
    const claimed = await tx.update(d).set({ objection: input.objection, objectedAt: ctx.now, objectionState: "open" }).where(and(eq(d.id, decision.id), isNull(d.objectedAt))).returning({ id: d.id });
    if (claimed.length === 0) return refused("objected_before");
    await recordAct(ctx, tx, { action: "decision.objected", subjectType: text.subject, planId: text.planId, subjectId: commentId ?? key.proposalId, data: { decisionId: decision.id } });
    await queueNotification(ctx, tx, { userId: actor.id, kind: "objection_received", payload: { reference: text.reference, subject: text.subject, comment: commentId ?? "", measure: decision.measure, decision: decision.id }, dedupeKey: `objection:${decision.id}:${actor.id}` });
    return done({ id: decision.id });
  });
}
