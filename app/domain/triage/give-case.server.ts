import { and, eq } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import type { Case } from "./load-case.server.ts";
import { placeCase } from "./place-case.server.ts";
import { placeOf, placeWith, type Place } from "./place.ts";
import { requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import { findStaffMember } from "./staff-of-plan.server.ts";

/** Why a case cannot be given to somebody. That it is not possible has no reason: it would tell what the desk need not know. */
export type HandlerRefusal = "handler_gone" | "handler_not_possible";

/** Gives a held case to a member of staff, alone or among many. It is then under consideration, as when somebody takes it. Whoever calls it has asked who may, and tells the handler. Answers where it was. */
export async function giveCase(ctx: Context, tx: WriteHandle, found: Case, handlerId: string): Promise<Result<Place, HandlerRefusal>> {
  requireStaff(ctx.actor);
  const problem = await findHandlerProblem(ctx, tx, found, handlerId);
  if (problem) return refused(problem);
  const [before, after] = [placeOf(found), placeWith(found, handlerId)];
  await placeCase(ctx, tx, found, after);
  await recordStaffAct(ctx, tx, { action: "case.assigned", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before, after } });
  return done(before);
}

/** Whether somebody can have a case: they work on the plan at this moment, and have no interest in it that the desk can know of. */
export async function findHandlerProblem(ctx: Context, handle: Pick<ReadHandle, "select">, found: Case, userId: string): Promise<HandlerRefusal | null> {
  requireStaff(ctx.actor);
  if (!(await findStaffMember(ctx, handle, found.planId, userId))) return "handler_gone";
  return (await hasKnownInterest(ctx, handle, found, userId)) ? "handler_not_possible" : null;
}

/**
 * A proposal under their name or of their organisation, one that they stand beside by name, or a case in which they said to have
 * an interest. That a text behind a neutral code is theirs is no reason here: who wrote it would be found out by handing
 * it around. They cannot decide on it all the same, and give it back.
 */
async function hasKnownInterest(ctx: Context, handle: Pick<ReadHandle, "select">, found: Case, userId: string): Promise<boolean> {
  if (found.display === "name" && found.authorId === userId) return true;
  const { memberships: m, coAuthors: a, caseConflicts: c } = ctx.tables;
  const [[member], [coAuthor], [declared]] = [
    found.organisationId ? await handle.select({ id: m.userId }).from(m).where(and(eq(m.userId, userId), eq(m.organisationId, found.organisationId))) : [],
    await handle.select({ id: a.id }).from(a).where(and(eq(a.proposalId, found.id), eq(a.userId, userId), eq(a.state, "accepted"), eq(a.display, "name"))),
    await handle.select({ id: c.userId }).from(c).where(and(eq(c.proposalId, found.id), eq(c.userId, userId))),
  ];
  return Boolean(member ?? coAuthor ?? declared);
}
