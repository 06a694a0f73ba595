import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { listPhases } from "../plans/queries.server.ts";
import { holdText, type HeldText, type TextKey } from "../reports/hold-text.server.ts";
import { mayDecideReport, objectionUntil } from "../reports/policy.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { recordMeasure } from "./record-measure.server.ts";
import type { WriterInput } from "./schema.ts";
import { suspensionEnd } from "./suspension-end.ts";

/** Why nothing is done about who wrote a text: nobody is known to have, they work at the desk, they may not write already, or no phase is open. */
export type WriterRefusal = "writer_gone" | "writer_is_staff" | "suspended_already" | "suspension_phase_missing";

/** How long the same decision again is the same one: a button pressed twice. In milliseconds. */
const sameFor = 10 * 60_000;

/**
 * Warns who wrote a text, or lets them not write in its plan for a time. Of an organisation's text that is the person who
 * sent it. They are told with the reasons, and can object. Nobody who works at the desk of the plan is warned by it.
 */
export async function restrictWriter(ctx: Context, key: TextKey, input: WriterInput): Promise<Result<null, WriterRefusal>> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const text = await holdText(ctx, tx, key);
    if (!mayDecideReport(ctx.actor, text)) throw forbidden();
    const writer = await holdWriter(ctx, tx, text);
    if (typeof writer === "string") return refused(writer);
    if (await wasJustDecided(ctx, tx, text, input)) return done(null);
    const { measure, reason, note } = input;
    const until = measure === "suspended" ? suspensionEnd(input.length!, await listPhases({ ...ctx, read: tx }, text.planId), ctx.now) : undefined;
    if (until === null) return refused("suspension_phase_missing");
    if (until && (await isSuspended(ctx, tx, text.planId, writer.id))) return refused("suspended_already");
    const decision = await recordMeasure(ctx, tx, text, { measure, isRestricted: true, reason, note, ...(until && { until }) });
    if (until) await tx.insert(ctx.tables.suspensions).values({ id: newId(), planId: text.planId, userId: writer.id, reason, note, decisionId: decision, startsAt: ctx.now, endsAt: until });
    // About the text, and not about the account: who stands behind a neutral code is nobody's business at the desk.
    await recordStaffAct(ctx, tx, { action: `writer.${measure}`, subjectType: text.subject, subjectId: text.commentId ?? text.proposalId, planId: text.planId, data: { reason, decisionId: decision, ...(until && { until: until.toISOString() }) } });
    const payload = { reference: text.reference, subject: text.subject, comment: text.commentId ?? "", decision, reason, note, origin: "desk", until: objectionUntil(ctx.now).toISOString() };
    await queueNotification(ctx, tx, { userId: writer.id, dedupeKey: `${measure}:${decision}`, ...(until ? { kind: "writer_suspended" as const, payload: { ...payload, suspendedUntil: until.toISOString() } } : { kind: "writer_warned" as const, payload }) });
    return done(null);
  });
}

/** Who wrote it, held until the transaction ends: two moderators do not suspend the same person twice. */
async function holdWriter(ctx: Context, tx: WriteHandle, { authorId, planId }: HeldText): Promise<{ id: string } | "writer_gone" | "writer_is_staff"> {
  const { users, roleGrants: g } = ctx.tables;
  const [writer] = authorId === null ? [] : await tx.update(users).set({ name: sql`${users.name}` }).where(and(eq(users.id, authorId), isNull(users.deletedAt))).returning({ id: users.id });
  if (!writer) return "writer_gone";
  const roles = await tx.select({ role: g.role }).from(g).where(and(eq(g.userId, writer.id), inArray(g.scope, [planId, "platform"]))).limit(1);
  return roles.length > 0 ? "writer_is_staff" : writer;
}

async function wasJustDecided(ctx: Context, tx: WriteHandle, { proposalId, commentId }: HeldText, { measure, note }: WriterInput): Promise<boolean> {
  const { moderationDecisions: d } = ctx.tables;
  const rows = await tx.select({ id: d.id, commentId: d.commentId }).from(d).where(and(eq(d.proposalId, proposalId), eq(d.measure, measure), eq(d.note, note), gt(d.at, new Date(ctx.now.getTime() - sameFor))));
  return rows.some((row) => row.commentId === commentId);
}

async function isSuspended(ctx: Context, tx: WriteHandle, planId: string, userId: string): Promise<boolean> {
  const { suspensions: s } = ctx.tables;
  return (await tx.select({ id: s.id }).from(s).where(and(eq(s.userId, userId), eq(s.planId, planId), isNull(s.liftedAt), gt(s.endsAt, ctx.now))).limit(1)).length > 0;
}
