import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { takesStage } from "./case-rules.ts";
import { changeCase } from "./change-case.server.ts";
import { loadCase } from "./load-case.server.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import type { StageInput } from "./schema.ts";

/**
 * Says how far the desk has come with a case, among the stages before an answer: the later ones follow from the answer. It is
 * for staff alone, so nobody is told. Throws `conflict` when the case is at a later stage, or was changed since.
 */
export async function setStage(ctx: Context, reference: string, { stage, version }: StageInput): Promise<void> {
  requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (!takesStage(found)) throw conflict();
    await changeCase(ctx, tx, found, version, { stage });
    const part = { assigneeId: found.assigneeId, status: found.status };
    await recordStaffAct(ctx, tx, { action: "case.stage_set", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { ...part, stage: found.stage }, after: { ...part, stage } } });
  });
}
