import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { findActor } from "../people/find-actor.server.ts";
import { done, refused } from "../result.ts";
import type { Case } from "../triage/load-case.server.ts";
import { isStaff, mayModerate } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { BulkAct } from "./bulk-act.ts";
import { placeCase, placeOf, readPlace, type Place } from "./place-case.server.ts";

const settings = z.object({ handler: z.string().min(1).max(60) });

/** Gives cases to somebody who works at the desk of their plan. A received proposal is then under consideration, as when one takes it. */
export const handlerAct: BulkAct<z.infer<typeof settings>> = {
  settings,
  check: (ctx, found, { handler }) => problemOf(ctx, ctx.read, found, handler),
  async apply(ctx, tx, found, { handler }) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const problem = await problemOf(ctx, tx, found, handler);
    if (problem) return refused(problem);
    const isNew = found.status === "received";
    await assign(ctx, tx, found, { assigneeId: handler, status: isNew ? "under_consideration" : found.status, stage: found.stage === "submitted" ? "in_triage" : found.stage });
    return done(placeOf(found));
  },
  async undo(ctx, tx, found, _, before) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const place = readPlace(before);
    // Who had it may have lost the role since: then nobody has it.
    const had = place.assigneeId === null ? null : await findActor(ctx, place.assigneeId, tx);
    await assign(ctx, tx, found, { ...place, assigneeId: had && isStaff(had, found.planId) ? had.id : null });
    return done(null);
  },
};

async function assign(ctx: Context, tx: WriteHandle, found: Case, place: Place): Promise<void> {
  await placeCase(ctx, tx, found, place);
  await recordStaffAct(ctx, tx, { action: "case.assigned", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: placeOf(found), after: place } });
}

/**
 * Why a case cannot be given to somebody: it is withdrawn or theirs already, they do not work on the plan (any more), or they have an
 * interest in it. Of interests only those count that everybody can see: who stands behind a neutral code is not found out by giving them their own case.
 */
async function problemOf(ctx: Context, handle: Pick<ReadHandle, "select">, found: Case, userId: string): Promise<string | null> {
  if (found.status === "withdrawn") return "withdrawn";
  if (found.assigneeId === userId) return "handler_already";
  const handler = await findActor(ctx, userId, handle);
  if (!handler || !isStaff(handler, found.planId)) return "handler_not_staff";
  const { coAuthors: c } = ctx.tables;
  const named = await handle.select({ id: c.id }).from(c).where(and(eq(c.proposalId, found.id), eq(c.userId, userId), eq(c.state, "accepted"), eq(c.display, "name")));
  return mayModerate(handler, { ...found, authorId: found.display === "code" ? null : found.authorId, isCoAuthor: named.length > 0 }) ? null : "handler_interested";
}
