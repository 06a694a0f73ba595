import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { isHandled } from "./case-rules.ts";
import { loadCase, type Case } from "./load-case.server.ts";
import { placeCase } from "./place-case.server.ts";
import { placeOf, placeWith } from "./place.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";

/** Takes a case on: it becomes the moderator's own, and a received proposal is now under consideration. Throws `conflict` when there is nothing to look after any more. */
export async function takeOn(ctx: Context, reference: string, version: number): Promise<void> {
  const person = requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (!isHandled(found)) throw conflict();
    const after = placeWith(found, person.id);
    await placeCase(ctx, tx, found, after, { version });
    await recordStaffAct(ctx, tx, { action: "case.taken_on", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: placeOf(found), after } });
  });
}

/** Gives a case back to the desk. One that is not in an initiative waits again as it did when it was received, as nobody considers it now. */
export async function release(ctx: Context, reference: string, version: number): Promise<void> {
  requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    await releaseCase(ctx, tx, found, version);
  });
}

/** The same for a case that is held. Whoever calls it has asked who may. */
export async function releaseCase(ctx: Context, tx: WriteHandle, found: Case, version: number): Promise<void> {
  requireStaff(ctx.actor);
  const status = found.status === "under_consideration" && !(await isShortlisted(ctx, tx, found)) ? "received" : found.status;
  const after = { assigneeId: null, status, stage: found.stage === "in_triage" && status === "received" ? "submitted" as const : found.stage };
  await placeCase(ctx, tx, found, after, { version });
  await recordStaffAct(ctx, tx, { action: "case.released", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: placeOf(found), after } });
}

async function isShortlisted(ctx: Context, tx: WriteHandle, { id }: Case): Promise<boolean> {
  const { initiativeSources: s } = ctx.tables;
  return (await tx.select({ id: s.initiativeId }).from(s).where(eq(s.proposalId, id)).limit(1)).length > 0;
}
