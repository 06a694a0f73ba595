import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { done, refused, type Result } from "../result.ts";
import { isHandled } from "./case-rules.ts";
import { changeStatus } from "./change-case.server.ts";
import { loadCase, nameOf, type Case } from "./load-case.server.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import type { AssignInput } from "./schema.ts";
import { findStaffMember } from "./staff-of-plan.server.ts";

export type AssignRefusal = "handler_gone" | "handler_not_possible";

/** Gives a case to a member of staff. Throws `conflict` when it was withdrawn or split, or changed since the form was opened. */
export async function assignCase(ctx: Context, reference: string, input: AssignInput): Promise<Result<null, AssignRefusal>> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => assignFound(ctx, tx, await loadCase(ctx, tx, reference), input));
}

/** The same with a case that is held. It is then under consideration, as when somebody takes it; who gets it is told by mail. */
async function assignFound(ctx: Context, tx: WriteHandle, found: Case, { handler: handlerId, version }: AssignInput): Promise<Result<null, AssignRefusal>> {
  const person = requireStaff(ctx.actor);
  if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
  if (!isHandled(found) || found.version !== version) throw conflict();
  const handler = await findStaffMember(ctx, tx, found.planId, handlerId);
  if (!handler) return refused("handler_gone");
  if (await hasInterest(ctx, tx, found, handler.id)) return refused("handler_not_possible");
  if (found.assigneeId === handler.id) return done(null);
  const after = { assigneeId: handler.id, status: found.status === "received" ? "under_consideration" as const : found.status, stage: found.stage === "submitted" ? "in_triage" as const : found.stage };
  await changeStatus(ctx, tx, found, version, after);
  if (after.status !== found.status) {
    await recordJourney(ctx, tx, found.id, "taken_on");
    await announce(ctx, tx, { kind: "proposal_taken_on", planId: found.planId, proposalId: found.id, data: nameOf(found) });
  }
  await recordStaffAct(ctx, tx, { action: "case.assigned", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { assigneeId: found.assigneeId, status: found.status, stage: found.stage }, after } });
  if (handler.id !== person.id) await tellHandler(ctx, tx, found, handler.id, person.name);
  return done(null);
}

/** One's own proposal, one's organisation's, one that one is a co-author of, or a case in which one said to have an interest. */
async function hasInterest(ctx: Context, tx: WriteHandle, found: Case, userId: string): Promise<boolean> {
  if (found.authorId === userId) return true;
  const { memberships: m, coAuthors: a, caseConflicts: c } = ctx.tables;
  const [[member], [coAuthor], [declared]] = [
    found.organisationId ? await tx.select({ id: m.userId }).from(m).where(and(eq(m.userId, userId), eq(m.organisationId, found.organisationId))) : [],
    await tx.select({ id: a.id }).from(a).where(and(eq(a.proposalId, found.id), eq(a.userId, userId), eq(a.state, "accepted"))),
    await tx.select({ id: c.userId }).from(c).where(and(eq(c.proposalId, found.id), eq(c.userId, userId))),
  ];
  return Boolean(member ?? coAuthor ?? declared);
}

/** A hidden text's title is not for a mailbox. */
async function tellHandler(ctx: Context, tx: WriteHandle, found: Case, userId: string, by: string): Promise<void> {
  const { plans } = ctx.tables;
  const [plan] = await tx.select({ slug: plans.slug }).from(plans).where(eq(plans.id, found.planId));
  await queueNotification(ctx, tx, { userId, kind: "case_assigned", payload: { reference: found.reference, title: found.isHidden ? "" : found.title, by, plan: plan!.slug }, dedupeKey: `case-assigned:${found.id}:${found.version}` });
}
