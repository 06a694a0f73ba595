import { and, desc, eq, isNull } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { isWriter } from "../proposals/speaker.ts";
import { aboutText, findText, holdText } from "./hold-text.server.ts";
import { objectionProblem, type ObjectionRefusal } from "./policy.ts";

/**
 * Objects to the decision by which one's text is hidden: once, and within six months. For others than its writers the
 * decision is not there (`not_found`). Answers the id of the decision.
 */
export async function objectToDecision(ctx: Context, reference: string, commentId: string | null, input: { objection: string }): Promise<Result<{ id: string }, ObjectionRefusal>> {
  const { actor } = ctx;
  const key = await findText(ctx, reference, commentId);
  if (actor.kind === "person") await takeTry(ctx, "objectPerPerson", actor.id);
  const { moderationDecisions: d } = ctx.tables;
  return ctx.write(async (tx) => {
    const text = await holdText(ctx, tx, key);
    const [decision] = await tx.select().from(d).where(and(aboutText(d, key), eq(d.isRestricted, true))).orderBy(desc(d.at), desc(d.id)).limit(1);
    if (actor.kind !== "person" || !isWriter(actor, text) || !decision) throw notFound();
    const problem = objectionProblem({ ...decision, isStillHidden: text.isHidden && !text.isGone }, ctx.now);
    if (problem) return refused(problem);
    const claimed = await tx.update(d).set({ objection: input.objection, objectedAt: ctx.now, objectionState: "open" }).where(and(eq(d.id, decision.id), isNull(d.objectedAt))).returning({ id: d.id });
    if (claimed.length === 0) return refused("objected_before");
    await recordAct(ctx, tx, { action: "decision.objected", subjectType: text.subject, planId: text.planId, subjectId: commentId ?? key.proposalId, data: { decisionId: decision.id } });
    await queueNotification(ctx, tx, { userId: actor.id, kind: "objection_received", payload: { reference: text.reference, subject: text.subject, comment: commentId ?? "" }, dedupeKey: `objection:${decision.id}:${actor.id}` });
    return done({ id: decision.id });
  });
}
