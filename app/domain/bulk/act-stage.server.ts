import { eq } from "drizzle-orm";
import { z } from "zod";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { done, refused } from "../result.ts";
import type { Case } from "../triage/load-case.server.ts";
import { placeCase } from "../triage/place-case.server.ts";
import { placeOf, placeSchema, type Place } from "../triage/place.ts";
import { mayModerate } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { BulkAct } from "./bulk-act.ts";
import { handStages } from "../triage/schema.ts";
import { moveToStage, type MovableStage } from "./stage-policy.ts";

const settings = z.object({ stage: z.enum(handStages) });

/** Moves cases to another stage of the desk; see `moveToStage` for what the public sees of it. */
export const stageAct: BulkAct<z.infer<typeof settings>> = {
  settings,
  async check(ctx, found, { stage }) {
    const moved = await decide(ctx, ctx.read, found, stage);
    return "problem" in moved ? moved.problem : null;
  },
  async apply(ctx, tx, found, { stage }) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const moved = await decide(ctx, tx, found, stage);
    if ("problem" in moved) return refused(moved.problem);
    await move(ctx, tx, found, { assigneeId: found.assigneeId, status: moved.status, stage });
    return done(placeOf(found));
  },
  async undo(ctx, tx, found, _, before) {
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const { status, stage } = placeSchema.parse(before);
    await move(ctx, tx, found, { assigneeId: found.assigneeId, status, stage });
    return done(null);
  },
};

async function decide(ctx: Context, handle: Pick<ReadHandle, "select">, found: Case, to: MovableStage) {
  const { initiativeSources: s } = ctx.tables;
  const held = to === "submitted" ? await handle.select({ id: s.initiativeId }).from(s).where(eq(s.proposalId, found.id)).limit(1) : [];
  return moveToStage({ ...found, isShortlisted: held.length > 0 }, to);
}

async function move(ctx: Context, tx: WriteHandle, found: Case, to: Place): Promise<void> {
  await placeCase(ctx, tx, found, to);
  await recordStaffAct(ctx, tx, { action: "case.stage_changed", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { stage: found.stage, status: found.status }, after: { stage: to.stage, status: to.status } } });
}
